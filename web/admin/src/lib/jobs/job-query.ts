import { createQuery } from '@tanstack/svelte-query';
import { isJobOver } from '#shared/codes/job-statuses.ts';
import { client } from '../api/client.ts';

/** How often a running job is asked after, in milliseconds. */
const interval = 1000;

/** A job of one's own, asked after until it is over. Call while a component is set up. */
export function jobQuery(jobId: () => string) {
	return createQuery(() => ({
		queryKey: ['jobs', jobId()],
		queryFn: ({ signal }) => client.jobs.getJob({ params: { jobId: jobId() }, signal }),
		refetchInterval: ({ state }) => (state.data && isJobOver(state.data.status) ? false : interval),
	}));
}

/** All of one's own, newest first. */
export function jobsQuery() {
	return createQuery(() => ({
		queryKey: ['jobs', 'list'],
		queryFn: ({ signal }) => client.jobs.listJobs({ signal }),
		staleTime: 0,
		refetchInterval: ({ state }) =>
			state.data?.items.every(({ status }) => isJobOver(status)) ? false : interval,
	}));
}

/** Hands out the file of a job. */
export function resultOf(jobId: string): () => Promise<{ url: string; fileName: string }> {
	return () => client.jobs.downloadResult({ params: { jobId } });
}
