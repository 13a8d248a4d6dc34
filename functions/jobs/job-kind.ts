import type { StaffActor } from '#platform/access/actor.ts';
import type { JobFiles } from './job-files.ts';
import type { JobFigures, JobResult } from './job.repository.ts';

/** What a step works with. */
export interface JobStep<Input, State> {
	jobId: string;
	/** Whoever started the job; a step sees and may do what this account does. */
	actor: StaffActor;
	input: Input;
	/** What the step before left; undefined in the first. */
	state: State | undefined;
	/** Files of this job, gone after some days. */
	files: JobFiles;
	/** When all that belongs to the job expires (epoch seconds). */
	ttl: number;
}

/** Where the job stands after a step. */
export interface JobProgress extends JobFigures {
	state?: unknown;
	finished?: true;
	/** The file that it made; an import without a fault makes none. */
	result?: JobResult;
}

/**
 * A kind of long work. `step` does a piece of a few seconds and says how far it is. It may be killed at any moment and
 * is then run again from the same state, so it must write nothing that a second run would do twice.
 */
export interface JobKind<Input = never, State = never> {
	step(step: JobStep<Input, State>): Promise<JobProgress>;
}
