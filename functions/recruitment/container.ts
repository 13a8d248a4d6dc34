import type { Platform } from '#platform/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { largeEventRepository } from './large-event.repository.ts';
import { largeEvents } from './large-events.ts';

export function recruitmentContainer(platform: Platform) {
	const { directory } = organizationsContainer(platform);
	const events = largeEventRepository(platform.table, platform.counters);
	return {
		...platform,
		directory,
		events,
		largeEvents: largeEvents(events, platform.counters, platform.clock),
	};
}

export type RecruitmentContainer = ReturnType<typeof recruitmentContainer>;
