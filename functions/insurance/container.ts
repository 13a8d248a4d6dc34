import type { Platform } from '#platform/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { insuranceCoverRepository } from './insurance-cover.repository.ts';

export function insuranceContainer(platform: Platform) {
	return {
		directory: organizationsContainer(platform).directory,
		covers: insuranceCoverRepository(platform.table),
	};
}

export type InsuranceContainer = ReturnType<typeof insuranceContainer>;
