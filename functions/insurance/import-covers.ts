import type { StaffActor } from '#platform/access/actor.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import { startImport } from '#functions/jobs/start-import.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Job } from '#shared/contract/jobs.ts';

/** Starts 更新投保狀態 of 志工保險管理 (I-02); the steps are in `spreadsheet/`. */
export function importCovers(
	deps: { uploads: Uploads; startJob: StartJob },
	actor: StaffActor,
	file: { fileUploadId: string },
): Promise<Job> {
	return startImport(deps, actor, { kind: 'insurance.import', purpose: 'insurance.import' }, file);
}
