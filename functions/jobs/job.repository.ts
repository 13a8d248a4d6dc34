import type { StaffActor } from '#platform/access/actor.ts';
import { isConditionRefused } from '#platform/data/condition-refused.ts';
import type { Table } from '#platform/data/table.ts';
import { putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { JobKindCode } from '#shared/codes/job-kinds.ts';
import type { JobStatus } from '#shared/codes/job-statuses.ts';
import { jobEntity, type JobItem } from './job.entity.ts';

export interface JobResult {
	/** Under `documents/`. */
	key: string;
	fileName: string;
	contentType: string;
}

/** What a step can say of the progress; absent figures stay as they are. */
export interface JobFigures {
	done: number;
	total?: number | undefined;
	goodRows?: number | undefined;
	badRows?: number | undefined;
}

export interface StoredJob extends JobFigures {
	jobId: string;
	kind: JobKindCode;
	ownerId: string;
	actor: StaffActor;
	inputSealed: string;
	status: JobStatus;
	state?: unknown;
	result?: JobResult;
	failure?: string;
	createdAt: string;
	finishedAt?: string;
	step: number;
	tries?: number;
	/** Epoch seconds. */
	ttl: number;
}

type RecordedStep = JobFigures &
	Partial<Pick<StoredJob, 'status' | 'state' | 'result' | 'failure' | 'finishedAt'>>;

/** Jobs that the own list shows: more nobody looks through. */
const shownJobs = 50;

export function jobRepository(table: Table) {
	const entity = jobEntity(table);
	const toJob = (item: JobItem): StoredJob => item as StoredJob;

	return {
		/** Sees every earlier write: steps build on it. */
		async get(jobId: string): Promise<StoredJob | undefined> {
			const { data } = await entity.get({ jobId }).go({ consistent: true });
			return data ? toJob(data) : undefined;
		},
		/** The newest of an account. */
		async ofOwner(ownerId: string): Promise<StoredJob[]> {
			const { data } = await entity.query.byOwner({ ownerId }).go({ order: 'desc', limit: shownJobs });
			return data.map(toJob);
		},
		createChange(job: StoredJob): Change {
			return putChange(entity.create(job));
		},
		/**
		 * Counts a try of the step that comes after `expected`, or takes it back; tells how many there are.
		 *
		 * @throws DomainError `request.conflict` when another run has recorded the step meanwhile
		 */
		async countTry(expected: StoredJob, by: 1 | -1): Promise<number> {
			try {
				const { data } = await entity
					.patch({ jobId: expected.jobId })
					.add({ tries: by })
					.where((attribute, { eq }) => eq(attribute.step, expected.step))
					.go({ response: 'updated_new' });
				return data.tries ?? 0;
			} catch (error) {
				throw isConditionRefused(error) ? new DomainError('request.conflict') : error;
			}
		},
		/** Records a step, if no other has been recorded since `expected` was read. */
		stepChange(expected: StoredJob, reached: RecordedStep): Change {
			const known = Object.entries<unknown>({ ...reached }).filter(([, value]) => value !== undefined);
			return updateChange(
				entity
					.patch({ jobId: expected.jobId })
					.set({ ...(Object.fromEntries(known) as Required<RecordedStep>), tries: 0 })
					.add({ step: 1 })
					.where((attribute, { eq }) => eq(attribute.step, expected.step)),
			);
		},
	};
}

export type JobRepository = ReturnType<typeof jobRepository>;
