import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { jobView } from './job-view.ts';
import type { JobRepository, StoredJob } from './job.repository.ts';

interface Dependencies {
	jobs: JobRepository;
	clock: Clock;
}

/** 我的匯出匯入: the caller's own jobs, newest first. */
export async function listJobs(deps: Dependencies, actor: StaffActor): Promise<{ items: Job[] }> {
	const jobs = await deps.jobs.ofOwner(actor.accountId);
	return { items: jobs.filter((job) => isKept(deps, job)).map(jobView) };
}

export async function getJob(deps: Dependencies, actor: StaffActor, jobId: string): Promise<Job> {
	return jobView(await requireOwn(deps, actor, jobId));
}

/** The file of a job; handing it out is noted, because it holds the data of many people. */
export async function downloadResult(
	deps: Dependencies & { objects: ObjectStore; audit: Audit; transact: Transact },
	actor: StaffActor,
	jobId: string,
): Promise<{ url: string; fileName: string }> {
	const { result } = await requireOwn(deps, actor, jobId);
	if (!result) throw new DomainError('job.no-result');
	const { key, fileName, contentType } = result;
	await deps.transact([
		deps.audit.entry({
			actor,
			action: 'job.download',
			subject: { type: 'job', id: jobId },
			changes: [{ label: '檔案', after: fileName }],
		}),
	]);
	return { url: await deps.objects.grantDownload(key, fileName, contentType), fileName };
}

/** Only the starter sees a job: what it holds was cut to that account's scope. */
async function requireOwn(deps: Dependencies, actor: StaffActor, jobId: string): Promise<StoredJob> {
	const job = await deps.jobs.get(jobId);
	if (job?.ownerId !== actor.accountId || !isKept(deps, job)) throw new DomainError('job.not-found');
	// An account that was moved since sees another part of the city (S-02).
	if (job.actor.path !== actor.path) throw new DomainError('job.not-found');
	return job;
}

function isKept({ clock }: Dependencies, { ttl }: StoredJob): boolean {
	return ttl * 1000 > clock().getTime();
}
