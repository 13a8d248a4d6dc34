import { changed, created, replaced, type WrittenRow } from '#client/written-rows.ts';
import type { Application, ApplicationRow, CandidateRow } from '#shared/contract/applications.ts';
import type { Cover, CoverOutcome } from '#shared/contract/insurance.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { TeamCandidate, TeamDetail, TeamRow } from '#shared/contract/teams.ts';
import type { UnitDetail, UnitRow } from '#shared/contract/units.ts';
import type { VolunteerRow } from '#shared/contract/volunteers.ts';
import { actionsOfCandidate } from '#shared/domain/applications/candidate-actions.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';

// Rows of lists out of the answers of writes, where the two are not the same.

export function inUnit(volunteerId: string, unitId: string | undefined): string {
	return `${volunteerId}/${unitId ?? ''}`;
}

export function inTeam(teamId: string, volunteerId: string): string {
	return `${teamId}/${volunteerId}`;
}

export function unitRow({ placement, profile, ...unit }: UnitDetail): UnitRow {
	const { id, name, category, volunteers, teams, status, revision } = unit;
	const { headName, supervisorName, filingNumber } = profile ?? {};
	const purpose = placement.purpose ?? { id: '', name: '' };
	return {
		...{ id, name, purpose, category, headName, supervisorName, filingNumber },
		...{ volunteers, teams, status, revision },
	};
}

export function newTeamRow({ id, name, placement, status, revision }: TeamDetail): TeamRow {
	const { unit = { id: '', name: '' }, team } = placement;
	return { id, name, unit, ...(team && team.id !== id && { team }), members: 0, status, revision };
}

export function savedTeam({
	id,
	name,
	managerId,
	managerOptions,
	status,
	revision,
}: TeamDetail): WrittenRow<TeamRow> {
	const chosen = managerOptions.find(({ accountId }) => accountId === managerId);
	return changed(
		id,
		(row) => ({ ...row, name, manager: chosen?.name ?? row.manager, status, revision }),
		revision,
	);
}

export function moved(teamId: string, volunteerId: string, joined: boolean): WrittenRow<TeamCandidate> {
	return changed(inTeam(teamId, volunteerId), (row) => ({ ...row, joined }));
}

/** Who has left is found by the filter, or by the ID number. */
export function asLeft(row: VolunteerRow, { status, nationalId }: Readonly<Record<string, unknown>>) {
	return status === 'left' || nationalId ? { ...row, status: 'left' as const } : undefined;
}

export function savedCover(cover: Cover): WrittenRow<Cover> {
	return replaced(inUnit(cover.volunteerId, cover.unit.id), cover);
}

export function savedCovers(outcomes: readonly CoverOutcome[]): WrittenRow<Cover>[] {
	return outcomes.flatMap(({ cover }) => (cover ? [savedCover(cover)] : []));
}

export function appliedFor(application: Application): WrittenRow<CandidateRow> {
	const { applicationId, applicant, status, submittedAt, subject } = application;
	return changed(inUnit(subject.volunteerId, subject.placement.unit?.id), (row) => {
		const submittedOn = submittedAt && todayInTaipei(new Date(submittedAt));
		const now = { ...row, applicationId, applicant, status, ...(submittedOn && { submittedOn }) };
		return { ...now, actions: actionsOfCandidate(now, true) };
	});
}

export function withoutApplication(row: CandidateRow): CandidateRow {
	const { applicationId: _id, applicant: _applicant, submittedOn: _on, ...rest } = row;
	const now = { ...rest, status: row.bookNumber ? ('approved' as const) : ('none' as const) };
	return { ...now, actions: actionsOfCandidate(now, true) };
}

export function reviewed(application: Application): WrittenRow<ApplicationRow> {
	const { applicationId, number = '', item, applicant, summary, submittedAt = '' } = application;
	const { status, revision, round } = application;
	const row = { applicationId, number, item, applicant, summary, submittedAt, status, revision, round };
	return submittedAt ? created(applicationId, row) : replaced(applicationId, row);
}

export function startedJob(job: Job): WrittenRow<Job> {
	// A job has no revision: what the list already has of it is newer.
	return { id: job.jobId, now: (row) => row, created: job };
}
