import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { pathOf } from '#functions/volunteers/person.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import { idAtLevel } from '#shared/domain/organizations/organization-path.ts';

/** What an account may do with service hours, beyond the function itself (H-14). */
export interface EntryRights {
	/** The person serves, or served, in the part of the tree that the account acts for. */
	serves(membership: Membership): boolean;
	/** An account of one category does not enter hours of another. */
	covers(category: ServiceCategory): boolean;
	/** Whether the account may edit and delete an entry of one of these memberships. */
	mayChange(
		entry: { unitId: string; category: ServiceCategory },
		memberships: readonly Membership[],
	): boolean;
}

/** The governing authority has no category and covers all; those below a purpose authority have their unit's. */
export async function entryRights(directory: Directory, actor: StaffActor): Promise<EntryRights> {
	const scope = scopeOf(actor);
	const ownId = idAtLevel(actor.path, 'unit') ?? idAtLevel(actor.path, 'purpose');
	const own = ownId === undefined ? undefined : (await directory.find(ownId))?.category;
	const serves = (membership: Membership) => inScope(scope, pathOf(membership));
	const covers = (category: ServiceCategory) => own === undefined || own === category;
	return {
		serves,
		covers,
		mayChange: ({ unitId, category }, memberships) =>
			actor.functions.includes('volunteers.hours') &&
			covers(category) &&
			memberships.some((membership) => membership.unitId === unitId && serves(membership)),
	};
}
