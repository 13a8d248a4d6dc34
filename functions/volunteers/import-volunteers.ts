import type { StaffActor } from '#platform/access/actor.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import { startImport } from '#functions/jobs/start-import.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Job } from '#shared/contract/jobs.ts';

/** Starts the 匯入 of 志工資料維護 (V-04); the steps are in `spreadsheet/`. */
export function importVolunteers(
	deps: { uploads: Uploads; startJob: StartJob },
	actor: StaffActor,
	file: { fileUploadId: string },
): Promise<Job> {
	return startImport(deps, actor, { kind: 'volunteers.import', purpose: 'volunteer.import' }, file);
}
