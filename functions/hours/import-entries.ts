import type { StaffActor } from '#platform/access/actor.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import { startImport } from '#functions/jobs/start-import.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Job } from '#shared/contract/jobs.ts';

/** Starts 匯入時數 of 志工服務時數管理 (H-02); the steps are in `spreadsheet/`. */
export function importEntries(
	deps: { uploads: Uploads; startJob: StartJob },
	actor: StaffActor,
	file: { fileUploadId: string },
): Promise<Job> {
	return startImport(deps, actor, { kind: 'hours.import', purpose: 'hours.import' }, file);
}
