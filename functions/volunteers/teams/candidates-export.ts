import { exportJob, type ExportColumn } from '#functions/jobs/export-job.ts';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { TeamCandidate } from '#shared/contract/teams.ts';
import { organizationLevelLabels } from '#shared/domain/organizations/level.ts';
import { levelAboveTeam, type TeamLevel } from '#shared/domain/organizations/team-levels.ts';
import type { MembershipListing } from '../list-memberships.ts';
import type { CandidatesExportInput } from './export-candidates.ts';
import { listCandidates } from './list-candidates.ts';
import { requireTeam } from './require-team.ts';

interface ExportRow {
	candidate: TeamCandidate;
	/** The team, and what it belongs to. */
	team: string;
	above: string | undefined;
}

const pageRows = 500;

/** 匯出名單 (T-06, T-11): the rows of 管理, in their order. */
export function candidatesExport(
	deps: MembershipListing & { directory: Directory },
	level: TeamLevel,
): JobKind<CandidatesExportInput> {
	const label = organizationLevelLabels[level];
	const columns: readonly ExportColumn<ExportRow>[] = [
		{ label: organizationLevelLabels[levelAboveTeam[level]], width: 24, value: ({ above }) => above },
		{ label, width: 20, value: ({ team }) => team },
		{ label: '志工姓名', width: 14, value: ({ candidate }) => candidate.name },
		{ label: '身分證號', width: 14, value: ({ candidate }) => candidate.nationalId },
		{ label: `是否加入${label}`, width: 18, value: ({ candidate }) => (candidate.joined ? '是' : '否') },
	];
	return exportJob<CandidatesExportInput, ExportRow>({
		title: `${label}名單`,
		columns,
		async read(actor, { teamId, joined, name, nationalId }, cursor) {
			const node = await requireTeam(deps.directory, actor, level, teamId);
			const query = { joined, name, nationalId, page: 1, size: pageRows, cursor };
			const { items, page } = await listCandidates(deps, actor, level, teamId, query);
			const above = (await deps.directory.names([node.parentId]))(node.parentId)?.name;
			const rows = items.map((candidate) => ({ candidate, team: node.name, above }));
			return { rows, next: page.next, total: page.total };
		},
	});
}
