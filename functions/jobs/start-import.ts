import type { StaffActor } from '#platform/access/actor.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { FieldChange } from '#platform/audit/audit.ts';
import type { JobKindCode } from '#shared/codes/job-kinds.ts';
import type { UploadPurpose } from '#shared/codes/upload-limits.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { ImportInput } from './import-job.ts';
import type { StartJob } from './start-job.ts';

/** Examines an uploaded spreadsheet and starts the job that takes it over; what is no spreadsheet is refused at once. */
export async function startImport(
	deps: { uploads: Uploads; startJob: StartJob },
	actor: StaffActor,
	{ kind, purpose }: { kind: JobKindCode; purpose: UploadPurpose },
	{ fileUploadId: uploadId }: { fileUploadId: string },
	/** What is noted of the start beside the file's name. */
	facts: readonly FieldChange[] = [],
): Promise<Job> {
	const { name } = await deps.uploads.examine(actor, purpose, uploadId, 'fileUploadId');
	const input: ImportInput = { uploadId, fileName: name };
	return deps.startJob(actor, { kind, input, facts: [{ label: '檔案', after: name }, ...facts] });
}
