import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { NewId } from '#platform/ids.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { JobKindCode } from '#shared/codes/job-kinds.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { jobView } from './job-view.ts';
import type { JobRepository, StoredJob } from './job.repository.ts';

interface Dependencies {
	jobs: JobRepository;
	cipher: FieldCipher;
	outbox: Outbox;
	audit: Audit;
	transact: Transact;
	clock: Clock;
	newId: NewId;
}

export interface JobRequest {
	kind: JobKindCode;
	/** What the steps are told; kept sealed. */
	input: unknown;
	/** For the audit log: what is exported or imported, ID numbers masked. */
	facts: FieldChange[];
}

/** How other domains start long work. */
export type StartJob = (actor: StaffActor, request: JobRequest) => Promise<Job>;

/** Less than the objects under `documents/` live, so that no job offers a file that is gone. */
const keptSeconds = 6 * 24 * 60 * 60;

/** Puts a job on its way: the record, the audit entry, and the execution that works through its steps. */
export function startJobWith(deps: Dependencies): StartJob {
	return async (actor, { kind, input, facts }) => {
		const jobId = deps.newId();
		const now = deps.clock();
		const job: StoredJob = {
			jobId,
			kind,
			ownerId: actor.accountId,
			// The session itself is not needed to act, and may be over before the job is.
			actor: { ...actor, session: { sessionId: jobId, expiresAt: actor.session.expiresAt } },
			inputSealed: deps.cipher.seal(JSON.stringify(input)),
			status: 'waiting',
			done: 0,
			createdAt: now.toISOString(),
			step: 0,
			tries: 0,
			ttl: Math.floor(now.getTime() / 1000) + keptSeconds,
		};
		await deps.transact([
			deps.jobs.createChange(job),
			deps.audit.entry({ actor, action: kind, subject: { type: 'job', id: jobId }, changes: facts }),
			deps.outbox.entry({ kind: 'workflow.start', machine: 'job', name: jobId, input: { jobId } }),
		]);
		return jobView(job);
	};
}
