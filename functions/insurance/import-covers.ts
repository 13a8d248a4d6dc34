import type { StaffActor } from '#platform/access/actor.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { ImportInput } from '#functions/jobs/import-job.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Job } from '#shared/contract/jobs.ts';

/** Starts 更新投保狀態 of 志工保險管理 (I-02); the steps are in `spreadsheet/`. */
export async function importCovers(
	deps: { uploads: Uploads; startJob: StartJob },
	actor: StaffActor,
	{ fileUploadId: uploadId }: { fileUploadId: string },
): Promise<Job> {
	const { name } = await deps.uploads.examine(actor, 'insurance.import', uploadId, 'fileUploadId');
	const input: ImportInput = { uploadId, fileName: name };
	return deps.startJob(actor, { kind: 'insurance.import', input, facts: [{ label: '檔案', after: name }] });
}
