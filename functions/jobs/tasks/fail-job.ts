import * as z from 'zod';
import { platformFromEnvironment } from '#platform/container.ts';
import { jobsContainer } from '../container.ts';
import { failJob } from '../run-job-step.ts';

const inputSchema = z.object({ jobId: z.string() });

const deps = jobsContainer(await platformFromEnvironment());

/** Called when a step has failed as often as it may; why, the log of the step tells. */
export async function handler(event: unknown): Promise<void> {
	await failJob(deps, inputSchema.parse(event).jobId, '系統發生錯誤，請稍後重新匯出或匯入');
}
