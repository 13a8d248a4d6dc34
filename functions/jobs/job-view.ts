import type { Job } from '#shared/contract/jobs.ts';
import type { StoredJob } from './job.repository.ts';

/** A job as its owner sees it. */
export function jobView(job: StoredJob): Job {
	const { jobId, kind, status, done, total, goodRows, badRows, result, failure, createdAt, finishedAt } = job;
	return {
		jobId,
		kind,
		status,
		done,
		...(total !== undefined && { total }),
		...(goodRows !== undefined && { goodRows }),
		...(badRows !== undefined && { badRows }),
		...(result && { fileName: result.fileName }),
		...(failure !== undefined && { failure }),
		createdAt,
		...(finishedAt !== undefined && { finishedAt }),
		expiresAt: new Date(job.ttl * 1000).toISOString(),
	};
}
