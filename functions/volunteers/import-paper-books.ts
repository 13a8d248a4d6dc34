import type { StaffActor } from '#platform/access/actor.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import { startImport } from '#functions/jobs/start-import.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Job } from '#shared/contract/jobs.ts';

/** Starts 匯入紙本紀錄冊 (N-08); its sheets belong to the domains whose records they hold. */
export function importPaperBooks(
	deps: { uploads: Uploads; startJob: StartJob },
	actor: StaffActor,
	{ fileUploadId }: { fileUploadId: string; hasConsent: true },
): Promise<Job> {
	const kind = { kind: 'paper-books.import', purpose: 'paper-books.import' } as const;
	const consent = { label: '檢核表暨同意書', after: '已備妥' };
	return startImport(deps, actor, kind, { fileUploadId }, [consent]);
}
