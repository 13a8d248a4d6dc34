import * as z from 'zod';
import { closeApplication } from '../close-application.ts';
import { applicationsFromEnvironment } from '../task-container.ts';

const inputSchema = z.object({
	applicationId: z.string(),
	round: z.number().int(),
	outcome: z.enum(['approved', 'rejected', 'returned']),
});

const deps = await applicationsFromEnvironment();

export async function handler(event: unknown): Promise<void> {
	await closeApplication(deps, inputSchema.parse(event));
}
