import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { jobsContract } from '#shared/contract/jobs.ts';
import { jobsContainer, type JobsContainer } from './container.ts';
import { downloadResult, getJob, listJobs } from './read-jobs.ts';

export function bind(deps: JobsContainer & { objects: ObjectStore }): Bindings<typeof jobsContract> {
	return {
		listJobs: ({ actor }) => listJobs(deps, actor),
		getJob: ({ actor, params }) => getJob(deps, actor, params.jobId),
		downloadResult: ({ actor, params }) => downloadResult(deps, actor, params.jobId),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	jobsContract,
	bind({ ...jobsContainer(platform), objects: objectStoreFromEnvironment() }),
	httpPlatformFromEnvironment(platform),
);
