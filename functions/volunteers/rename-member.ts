import type { Change } from '#platform/data/transaction.ts';
import type { Membership, MembershipRepository } from './membership.repository.ts';
import type { NamePartRepository } from './name-part.repository.ts';

/** The memberships under a person's name. */
export function named(memberships: readonly Membership[], name: string): Membership[] {
	return memberships.map((membership) => ({ ...membership, name }));
}

/**
 * Brings a new name into lists and search. Goes into the transaction of the person's own record; a name of three
 * characters fits for 20 units, far more than anybody serves in.
 */
export function renameChanges(
	deps: { memberships: MembershipRepository; nameParts: NamePartRepository },
	memberships: Membership[],
	name: string,
): Change[] {
	return memberships
		.filter((membership) => membership.name !== name)
		.flatMap((membership) => {
			const renamed = { ...membership, name };
			return [deps.memberships.replaceChange(renamed), ...deps.nameParts.writeChanges(renamed, membership)];
		});
}
