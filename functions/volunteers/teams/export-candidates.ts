import type { StaffActor } from '#platform/access/actor.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { CandidatesExport } from '#shared/contract/teams.ts';
import { organizationLevelLabels } from '#shared/domain/organizations/level.ts';
import type { TeamLevel } from '#shared/domain/organizations/team-levels.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import { requireTeam } from './require-team.ts';

export interface CandidatesExportInput extends CandidatesExport {
	teamId: string;
}

/** Starts 匯出名單 with the filters of the page (T-06, T-11). */
export async function exportCandidates(
	deps: { directory: Directory; startJob: StartJob },
	actor: StaffActor,
	level: TeamLevel,
	id: string,
	filters: CandidatesExport,
): Promise<Job> {
	const { name } = await requireTeam(deps.directory, actor, level, id);
	const { joined, name: searched, nationalId } = filters;
	const input: CandidatesExportInput = { ...filters, teamId: id };
	return deps.startJob(actor, {
		kind: `${level}s.export`,
		input,
		facts: [
			{ label: organizationLevelLabels[level], after: name },
			{ label: '是否加入', after: joined && { yes: '是', no: '否' }[joined] },
			{ label: '姓名', after: searched },
			{ label: '身分證字號', after: nationalId && maskNationalId(normalizeNationalId(nationalId)) },
		].filter(({ after }) => after),
	});
}
