import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import type { JobKindCode } from '#shared/codes/job-kinds.ts';
import { isJobOver } from '#shared/codes/job-statuses.ts';
import { jobFiles } from './job-files.ts';
import type { JobKind, JobProgress } from './job-kind.ts';
import type { JobRepository, StoredJob } from './job.repository.ts';

export interface JobStepDependencies {
	jobs: JobRepository;
	objects: ObjectStore;
	cipher: FieldCipher;
	audit: Audit;
	transact: Transact;
	clock: Clock;
}

/**
 * Tries of one step that nobody heard of again. Each is counted before it works, as a process that the step ends (it may
 * run out of memory) counts nothing afterwards: it would be begun again, and end, for ever.
 */
const mostTries = 5;

/** What can be done, by kind. Each domain makes its own. */
export type JobKinds = Record<JobKindCode, JobKind>;

/**
 * Works on a job for as long as `mayGoOn` says, called by the workflow until it answers `done`. Being called again, or
 * twice at once, does no harm: what a step has done is recorded only once, and the loser begins at the newer state.
 */
export async function runJobStep(
	deps: JobStepDependencies,
	kinds: JobKinds,
	jobId: string,
	mayGoOn: () => boolean,
): Promise<{ done: boolean }> {
	for (;;) {
		const job = await deps.jobs.get(jobId);
		if (!job || isJobOver(job.status)) return { done: true };
		const tries = await deps.jobs.countTry(job, 1);
		if (tries > mostTries) {
			await failJob(deps, jobId, '檔案或資料過多，系統無法處理，請分成幾次再試');
			continue;
		}
		try {
			await record(deps, job, await stepOf(deps, kinds[job.kind], job));
		} catch (error) {
			if (!(error instanceof DomainError) || mayPass(error)) {
				// Whoever can tell of it is alive: the workflow counts the tries that fail.
				if (!(error instanceof DomainError && error.code === 'request.conflict'))
					await deps.jobs.countTry(job, -1);
				throw error;
			}
			await failJob(deps, jobId, error.detail ?? error.title);
		}
		if (!mayGoOn()) return { done: false };
	}
}

function stepOf(deps: JobStepDependencies, kind: JobKind, job: StoredJob): Promise<JobProgress> {
	const { jobId, actor, state, ttl } = job;
	const input = JSON.parse(deps.cipher.open(job.inputSealed)) as unknown;
	const files = jobFiles(deps.objects, jobId);
	// Which types a kind's input and state have, the kind alone knows.
	return (kind as JobKind<unknown, unknown>).step({ jobId, actor, input, state, files, ttl });
}

async function record(deps: JobStepDependencies, job: StoredJob, progress: JobProgress): Promise<void> {
	const { finished, ...reached } = progress;
	if (!finished) {
		await deps.transact([deps.jobs.stepChange(job, { ...reached, status: 'running' })]);
		return;
	}
	const { done, goodRows, badRows } = reached;
	const rows = { 資料筆數: done, 成功筆數: goodRows, 失敗筆數: badRows };
	await deps.transact([
		deps.jobs.stepChange(job, {
			...reached,
			status: 'done',
			finishedAt: deps.clock().toISOString(),
		}),
		deps.audit.entry({
			actor: job.actor,
			action: 'job.finish',
			subject: { type: 'job', id: job.jobId },
			changes: Object.entries(rows).flatMap(([label, count]) =>
				count === undefined ? [] : [{ label, after: String(count) }],
			),
		}),
	]);
}

/** What another try may mend is the workflow's to try again; any other refusal would only repeat itself. */
function mayPass({ code }: DomainError): boolean {
	return code === 'request.busy' || code === 'request.conflict';
}

/** Ends a job that cannot be done; what it has written stays as it is. */
export async function failJob(
	deps: Pick<JobStepDependencies, 'jobs' | 'audit' | 'transact' | 'clock'>,
	jobId: string,
	failure: string,
): Promise<void> {
	const job = await deps.jobs.get(jobId);
	if (!job || isJobOver(job.status)) return;
	await deps.transact([
		deps.jobs.stepChange(job, {
			status: 'failed',
			failure,
			done: job.done,
			finishedAt: deps.clock().toISOString(),
		}),
		deps.audit.entry({
			actor: job.actor,
			action: 'job.fail',
			subject: { type: 'job', id: jobId },
			changes: [{ label: '原因', after: failure }],
		}),
	]);
}
