import type { StaffActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Page } from '#shared/contract/paging.ts';
import type { VolunteerRow } from '#shared/contract/volunteers.ts';
import { listMemberships, type MembershipListing, type MembershipQuery } from './list-memberships.ts';
import type { MembershipRow } from './membership.repository.ts';

/** 志工資料維護 (V-02, V-03). */
export async function listVolunteers(
	deps: MembershipListing & { directory: Directory },
	actor: StaffActor,
	query: MembershipQuery & { organizationId?: string | undefined },
): Promise<Page<VolunteerRow>> {
	const scope = await deps.directory.scopeFor(actor, query.organizationId);
	const { items, page } = await listMemberships(deps, scope, query);
	const nameOf = await deps.directory.names(items.flatMap(placeIds));
	return { items: items.map((row) => toRow(row, nameOf)), page };
}

/** A membership as the list shows it. */
export async function volunteerRow(
	{ directory }: { directory: Directory },
	membership: MembershipRow,
): Promise<VolunteerRow> {
	return toRow(membership, await directory.names(placeIds(membership)));
}

function placeIds({ unitId, teamId, squadId }: MembershipRow): (string | undefined)[] {
	return [unitId, teamId, squadId];
}

function toRow(row: MembershipRow, nameOf: Awaited<ReturnType<Directory['names']>>): VolunteerRow {
	const [team, squad] = [nameOf(row.teamId), nameOf(row.squadId)];
	return {
		volunteerId: row.volunteerId,
		unit: nameOf(row.unitId) ?? { id: row.unitId, name: row.unitId },
		...(team && { team }),
		...(squad && { squad }),
		name: row.name,
		nationalId: row.nationalIdMasked,
		status: row.status,
	};
}
