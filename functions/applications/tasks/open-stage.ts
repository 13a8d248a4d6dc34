import * as z from 'zod';
import { organizationLevels } from '#shared/domain/organizations/level.ts';
import { openStage } from '../open-stage.ts';
import { applicationsFromEnvironment } from '../task-container.ts';

const inputSchema = z.object({
	applicationId: z.string(),
	round: z.number().int(),
	stageIndex: z.number().int(),
	stage: z.object({ level: z.enum(organizationLevels), organizationId: z.string() }),
	taskToken: z.string(),
});

const deps = await applicationsFromEnvironment();

export async function handler(event: unknown): Promise<void> {
	await openStage(deps, inputSchema.parse(event));
}
