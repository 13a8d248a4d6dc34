import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { jobsContainer } from '../container.ts';
import { runJobStep } from '../run-job-step.ts';
import { jobKindsOf } from './job-kinds.ts';

const inputSchema = z.object({ jobId: z.string() });

/** The workflow is told every so often that the job is alive. */
const workMilliseconds = 20_000;

const platform = await platformFromEnvironment();
const objects = objectStoreFromEnvironment();
const deps = { ...jobsContainer(platform), objects };
const kinds = jobKindsOf(platform, objects);

export async function handler(event: unknown, context: Context): Promise<{ done: boolean }> {
	const { jobId } = inputSchema.parse(event);
	const stopAt = context.getRemainingTimeInMillis() - workMilliseconds;
	return runJobStep(deps, kinds, jobId, () => context.getRemainingTimeInMillis() > stopAt);
}
