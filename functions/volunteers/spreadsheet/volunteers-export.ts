import { exportJob, type ExportColumn } from '#functions/jobs/export-job.ts';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { labelOfMembershipStatus } from '#shared/codes/membership-statuses.ts';
import type { VolunteersExportInput } from '../export-volunteers.ts';
import { listMemberships, type MembershipListing } from '../list-memberships.ts';
import type { MembershipRow } from '../membership.repository.ts';
import { baseColumns } from './base-columns.ts';
import type { Volunteer, VolunteerRepository } from '../volunteer.repository.ts';

interface ExportRow {
	membership: MembershipRow;
	volunteer: Volunteer;
	nameOf: (id: string | undefined) => string | undefined;
}

/** Rows of one reading, each with a person of some 3 KB. */
const pageRows = 500;

const places = {
	purposeId: '目的機關',
	unitId: '所屬運單',
	teamId: '志工隊',
	squadId: '志工小隊',
} as const;

const columns: readonly ExportColumn<ExportRow>[] = [
	...Object.entries(places).map(([level, label]) => ({
		label,
		width: 24,
		value: ({ membership, nameOf }: ExportRow) => nameOf(membership[level as keyof typeof places]),
	})),
	{ label: '中文姓名', width: 14, value: ({ volunteer }) => volunteer.base.name },
	// Masked like the list (S-17): a file is copied and mailed, and nobody notes who looks into it (domain 5.3).
	{ label: '身分證字號/居留證字號', width: 22, value: ({ volunteer }) => volunteer.nationalIdMasked },
	{
		label: '運用單位狀態',
		width: 13,
		value: ({ membership }) => labelOfMembershipStatus(membership.status),
	},
	{ label: '紀錄冊號', width: 22, value: ({ volunteer }) => volunteer.recordBookNumber },
	...baseColumns.map((column) => ({
		...column,
		value: ({ volunteer }: ExportRow) => column.write(volunteer.base),
	})),
];

/** 匯出 of 志工資料維護 (V-04): the rows of the list, in its order, with the base data (V-08 to V-12). */
export function volunteersExport(
	deps: MembershipListing & { directory: Directory; volunteers: VolunteerRepository },
): JobKind<VolunteersExportInput> {
	return exportJob<VolunteersExportInput, ExportRow>({
		title: '志工資料',
		columns,
		async read(actor, { organizationId, ...filter }, cursor) {
			const scope = await deps.directory.scopeFor(actor, organizationId);
			const { items, page } = await listMemberships(deps, scope, {
				...filter,
				page: 1,
				size: pageRows,
				cursor,
			});
			const people = await deps.volunteers.getMany(items.map(({ volunteerId }) => volunteerId));
			const byId = new Map(people.map((volunteer) => [volunteer.volunteerId, volunteer]));
			const refOf = await deps.directory.names(
				items.flatMap(({ purposeId, unitId, teamId, squadId }) => [purposeId, unitId, teamId, squadId]),
			);
			const nameOf = (id: string | undefined) => refOf(id)?.name;
			const rows = items.flatMap((membership) => {
				const volunteer = byId.get(membership.volunteerId);
				return volunteer ? [{ membership, volunteer, nameOf }] : [];
			});
			return { rows, next: page.next, total: page.total };
		},
	});
}
