import { exportJob, type ExportColumn } from '#functions/jobs/export-job.ts';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { LargeEvents } from '#functions/recruitment/large-events.ts';
import type { TrainingHistory } from '#functions/training/training-history.ts';
import { listFullMemberships, type MembershipListing } from '#functions/volunteers/list-memberships.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import { labelOfHourType } from '#shared/codes/hour-types.ts';
import { labelOfServiceContent, labelOfServiceItem } from '#shared/codes/service-items.ts';
import type { ServiceHour } from '#shared/contract/hours.ts';
import { completionDays } from '#shared/domain/training/completion-days.ts';
import { showHours } from '../entry-view.ts';
import type { HoursExportInput } from '../export-entries.ts';
import type { EntryRange, ServiceHourRepository } from '../service-hour.repository.ts';

interface Dependencies extends MembershipListing {
	directory: Directory;
	largeEvents: LargeEvents;
	serviceHours: ServiceHourRepository;
	training: TrainingHistory;
}

interface ExportRow {
	membership: Membership;
	entry: ServiceHour & { note?: string; largeEvent?: string };
	nameOf: (id: string | undefined) => string | undefined;
}

/** People of one reading: each has some tens of entries, and is asked for by two queries of their own. */
const pageMembers = 100;

const oneDecimal = { decimals: 1 } as const;

const columns: readonly ExportColumn<ExportRow>[] = [
	{ label: '目的機關', width: 24, value: ({ membership, nameOf }) => nameOf(membership.purposeId) },
	{ label: '運用單位', width: 24, value: ({ membership, nameOf }) => nameOf(membership.unitId) },
	{ label: '志工隊', width: 20, value: ({ membership, nameOf }) => nameOf(membership.teamId) },
	{ label: '志工小隊', width: 20, value: ({ membership, nameOf }) => nameOf(membership.squadId) },
	{ label: '志工姓名', width: 14, value: ({ membership }) => membership.name },
	// Masked as in the list (S-17).
	{ label: '身分證字號', width: 14, value: ({ membership }) => membership.nationalIdMasked },
	{ label: '發給單位', width: 20, value: ({ membership }) => membership.book.issuer },
	{ label: '紀錄冊號', width: 22, value: ({ membership }) => membership.book.bookNumber },
	{ label: '時數類型', width: 11, value: ({ entry }) => labelOfHourType(entry.hourType) },
	{ label: '大型活動', width: 24, value: ({ entry }) => entry.largeEvent },
	{ label: '服務時間[起]', width: 14, type: 'date', value: ({ entry }) => entry.startDate },
	{ label: '服務時間[訖]', width: 14, type: 'date', value: ({ entry }) => entry.endDate },
	{ label: '服務項目', width: 18, value: ({ entry }) => labelOfServiceItem(entry.item) },
	{ label: '服務內容', width: 18, value: ({ entry }) => labelOfServiceContent(entry.content) },
	{ label: '服務時數', width: 10, type: oneDecimal, value: ({ entry }) => entry.hours },
	{ label: '有效時數', width: 10, type: oneDecimal, value: ({ entry }) => entry.effectiveHours },
	{ label: '不採計原因', width: 30, value: ({ entry }) => entry.ineffective },
	{ label: '備註', width: 24, value: ({ entry }) => entry.note },
	{ label: '登錄人', width: 14, value: ({ entry }) => entry.registrar },
];

/** 匯出明細 (H-02): the people of the list in its order, each with the entries of the unit of the row, newest first. */
export function hoursExport(deps: Dependencies): JobKind<HoursExportInput> {
	return exportJob<HoursExportInput, ExportRow>({
		title: '服務時數明細',
		columns,
		async read(actor, { organizationId, from, until, format: _format, ...filter }, cursor) {
			const scope = await deps.directory.scopeFor(actor, organizationId);
			const listing = { ...filter, page: 1, size: pageMembers, cursor };
			const { items, page } = await listFullMemberships(deps, scope, listing);
			const refOf = await deps.directory.names(
				items.flatMap(({ purposeId, unitId, teamId, squadId }) => [purposeId, unitId, teamId, squadId]),
			);
			const nameOf = (id: string | undefined) => refOf(id)?.name;
			const rows = await Promise.all(
				items.map(async (membership) => {
					const unitName = nameOf(membership.unitId) ?? membership.unitId;
					const entries = await entriesOf(deps, membership, { from, until }, unitName);
					return entries.map((entry): ExportRow => ({ membership, entry, nameOf }));
				}),
			);
			return { rows: rows.flat(), next: page.next };
		},
	});
}

async function entriesOf(
	deps: Dependencies,
	{ volunteerId, unitId, book }: Membership,
	range: EntryRange,
	unitName: string,
): Promise<ExportRow['entry'][]> {
	const entries = await deps.serviceHours.ofVolunteer(volunteerId, range);
	const own = entries.filter((entry) => entry.unitId === unitId);
	if (own.length === 0) return [];
	const courses = await deps.training.of(volunteerId);
	const standing = { hasBook: book.bookNumber !== undefined, completed: completionDays(courses) };
	const eventOf = await deps.largeEvents.names(own.map(({ largeEventId }) => largeEventId));
	return own.map((entry) => {
		const largeEvent = eventOf(entry.largeEventId);
		return {
			...showHours(entry, standing, unitName),
			...(entry.note && { note: entry.note }),
			...(largeEvent !== undefined && { largeEvent }),
		};
	});
}
