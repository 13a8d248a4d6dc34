import { exportJob, type ExportColumn } from '#functions/jobs/export-job.ts';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import { labelOfRenewalStatus } from '#shared/codes/insurance-statuses.ts';
import { shownPeriod } from '#shared/domain/insurance/cover-course.ts';
import { labelOfCoverState, renewalOf } from '#shared/domain/insurance/cover-states.ts';
import type { CoversExportInput } from '../export-covers.ts';
import type { InsuranceCover } from '../insurance-cover.repository.ts';
import { findCovers, type CoverListing } from '../read-covers.ts';

interface ExportRow {
	cover: InsuranceCover;
	nameOf: (id: string | undefined) => string | undefined;
}

const pageRows = 500;

const columns: readonly ExportColumn<ExportRow>[] = [
	{ label: '目的機關', width: 24, value: ({ cover, nameOf }) => nameOf(cover.purposeId) },
	{ label: '所屬運單', width: 24, value: ({ cover, nameOf }) => nameOf(cover.unitId) },
	{ label: '志工隊', width: 20, value: ({ cover, nameOf }) => nameOf(cover.teamId) },
	{ label: '志工小隊', width: 20, value: ({ cover, nameOf }) => nameOf(cover.squadId) },
	{ label: '志工姓名', width: 14, value: ({ cover }) => cover.name },
	// Masked as in the list (S-17).
	{ label: '身分證字號', width: 14, value: ({ cover }) => cover.nationalIdMasked },
	// Insurers ask for it: whom they take depends on the age.
	{ label: '生日', width: 12, type: 'date', value: ({ cover }) => cover.birthDate },
	{ label: '投保狀態', width: 20, value: ({ cover }) => labelOfCoverState(cover.state) },
	{ label: '保險期[起]', width: 14, type: 'date', value: ({ cover }) => shownPeriod(cover)?.startDate },
	{ label: '保險期[訖]', width: 14, type: 'date', value: ({ cover }) => shownPeriod(cover)?.endDate },
	{ label: '延續投保狀態', width: 14, value: ({ cover }) => renewalLabel(cover) },
	{ label: '續保期間[起]', width: 14, type: 'date', value: ({ cover }) => cover.renewalPeriod?.startDate },
	{ label: '續保期間[訖]', width: 14, type: 'date', value: ({ cover }) => cover.renewalPeriod?.endDate },
];

function renewalLabel({ state }: InsuranceCover): string | undefined {
	const renewal = renewalOf(state);
	return renewal && labelOfRenewalStatus(renewal);
}

/** 匯出名單(單位) (I-02): the rows of 志工保險管理 in their order, with the columns of I-03. */
export function coversExport(deps: CoverListing): JobKind<CoversExportInput> {
	return exportJob<CoversExportInput, ExportRow>({
		title: '志工保險名單',
		columns,
		async read(actor, { format: _format, ...filter }, cursor) {
			const query = { ...filter, page: 1, size: pageRows, cursor };
			const { items, page } = await findCovers(deps, actor, query);
			const refOf = await deps.directory.names(
				items.flatMap(({ purposeId, unitId, teamId, squadId }) => [purposeId, unitId, teamId, squadId]),
			);
			const nameOf = (id: string | undefined) => refOf(id)?.name;
			return { rows: items.map((cover) => ({ cover, nameOf })), next: page.next, total: page.total };
		},
	});
}
