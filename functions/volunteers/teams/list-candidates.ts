import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { TeamCandidate } from '#shared/contract/teams.ts';
import type { TeamLevel } from '#shared/domain/organizations/team-levels.ts';
import { listMemberships, type MembershipListing } from '../list-memberships.ts';
import { requireTeam } from './require-team.ts';
import { teamField } from './team-field.ts';

interface CandidateQuery extends PageQuery {
	joined?: 'yes' | 'no' | undefined;
	name?: string | undefined;
	nationalId?: string | undefined;
}

/**
 * 管理 (T-06, T-07, T-11): the people of the unit (for a squad: of the team), and whether they are in. The team's own
 * account sees its members only (S-02). Costs a page, whatever the size of the unit.
 */
export async function listCandidates(
	deps: MembershipListing & { directory: Directory },
	actor: StaffActor,
	level: TeamLevel,
	id: string,
	query: CandidateQuery,
): Promise<Page<TeamCandidate>> {
	const node = await requireTeam(deps.directory, actor, level, id);
	const field = teamField[level];
	const { joined, ...rest } = query;
	const parent = await deps.directory.find(node.parentId);
	const seesParent = parent !== undefined && inScope(scopeOf(actor), parent.path);
	const scope = await deps.directory.scopeFor(actor, seesParent && joined !== 'yes' ? parent.id : id);
	const { items, page } = await listMemberships(deps, scope, {
		...rest,
		status: 'active',
		...(joined === 'no' && { outside: { field, id } }),
	});
	const nameOf = await deps.directory.names(items.map((row) => row[field]));
	return {
		items: items.map((row) => {
			const isIn = row[field] === id;
			const elsewhere = isIn ? undefined : nameOf(row[field]);
			return {
				volunteerId: row.volunteerId,
				name: row.name,
				nationalId: row.nationalIdMasked,
				joined: isIn,
				...(elsewhere && { elsewhere }),
			};
		}),
		page,
	};
}
