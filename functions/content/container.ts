import type { Platform } from '#platform/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { announcementRepository } from './announcement.repository.ts';
import type { ContentDependencies } from './announcements.ts';

export function contentContainer(platform: Platform, cityName: string): ContentDependencies {
	const { directory } = organizationsContainer(platform);
	return {
		...platform,
		directory,
		cityName,
		announcements: announcementRepository(platform.table, platform.counters),
	};
}
