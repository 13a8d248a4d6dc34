import type { Platform } from '#platform/container.ts';
import { jobRowRepository } from './job-row.repository.ts';
import { jobRepository } from './job.repository.ts';
import { startJobWith } from './start-job.ts';

export function jobsContainer(platform: Platform) {
	const jobs = jobRepository(platform.table);
	return {
		...platform,
		jobs,
		jobRows: jobRowRepository(platform.table),
		startJob: startJobWith({ ...platform, jobs }),
	};
}

export type JobsContainer = ReturnType<typeof jobsContainer>;
