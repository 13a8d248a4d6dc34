import type { Platform } from '#platform/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { memberSearchOf } from '#functions/volunteers/member-search.ts';
import { coverWriting } from './cover-writing.ts';

export function insuranceContainer(platform: Platform) {
	return {
		...platform,
		...coverWriting(platform),
		directory: organizationsContainer(platform).directory,
		search: memberSearchOf(platform),
	};
}

export type InsuranceContainer = ReturnType<typeof insuranceContainer>;
