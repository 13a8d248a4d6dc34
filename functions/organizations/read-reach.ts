import type { StaffActor } from '#platform/access/actor.ts';
import type { Counters } from '#platform/data/counters.ts';
import { tasksCount } from '#functions/applications/task-counts.ts';
import { accountsCount } from '#functions/identity/account-counts.ts';
import { membersCount } from '#functions/volunteers/membership-counts.ts';
import type { OrganizationReach } from '#shared/contract/organizations.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';
import type { Directory } from './directory.ts';
import { organizationsCount } from './organization-counts.ts';

/** Whom and what it touches when the node is put out of use; asked before, shown in the dialog. */
export async function readReach(
	{ counters, directory }: { counters: Counters; directory: Directory },
	actor: StaffActor,
	id: string,
): Promise<OrganizationReach> {
	const { level } = await directory.requireInScope(actor, id);
	const below = organizationLevels.slice(organizationLevels.indexOf(level) + 1);
	const [members, accounts, tasks, organizations] = await Promise.all([
		counters.total(membersCount(id, 'active')),
		counters.total(accountsCount(id)),
		counters.sum([tasksCount(id, 'review'), tasksCount(id, 'returned')]),
		counters.sum(below.map((lower) => organizationsCount(id, lower))),
	]);
	return { members, accounts, tasks, organizations };
}
