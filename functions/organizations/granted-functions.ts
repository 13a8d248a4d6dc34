import type { Clock } from '#platform/clock.ts';
import { grantedFunctions, type BackOfficeFunction } from '#shared/domain/identity/functions.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import type { PermissionsRepository } from './permissions.repository.ts';

const freshMilliseconds = 10_000;

/** The functions of a level, read at most every ten seconds per Lambda: a change in 機關權限管理 takes hold within that. */
export function functionGrants(permissions: PermissionsRepository, clock: Clock) {
	let known: { at: number; levels: Awaited<ReturnType<PermissionsRepository['get']>>['levels'] } | undefined;
	return async (level: OrganizationLevel): Promise<BackOfficeFunction[]> => {
		const now = clock().getTime();
		if (!known || now - known.at > freshMilliseconds) {
			known = { at: now, levels: (await permissions.get()).levels };
		}
		return grantedFunctions(level, known.levels);
	};
}
