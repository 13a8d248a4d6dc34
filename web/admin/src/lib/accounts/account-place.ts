import type { StaffProfile } from '#shared/contract/identity.ts';
import {
	organizationLevelLabels,
	organizationLevels,
	type OrganizationLevel,
} from '#shared/domain/organizations/level.ts';

/** Where an account belongs, which decides what it may do (S-22). */
export interface AccountPlace {
	organizationId: string;
	name: string;
	level: OrganizationLevel;
}

/** Said before saving: 「此帳號將為：社會局 目的機關管理者」. */
export function placeText({ name, level }: AccountPlace): string {
	return `${name} ${organizationLevelLabels[level]}管理者`;
}

/** An account of the own level, or above it, can do all that its maker can: that is asked for by name. */
export function asksForConfirmation(
	place: AccountPlace,
	own: Pick<StaffProfile, 'level'>,
	before?: { organizationId: string },
): boolean {
	if (before?.organizationId === place.organizationId) return false;
	return organizationLevels.indexOf(place.level) <= organizationLevels.indexOf(own.level);
}
