import { queryClient } from '../api/query-client.ts';

/** What shows a person's training or hangs on it, after a record has changed. */
export async function refreshTraining(volunteerId?: string): Promise<void> {
	await Promise.all([
		queryClient.invalidateQueries({ queryKey: ['training'] }),
		queryClient.invalidateQueries({ queryKey: volunteerId ? ['volunteers', volunteerId] : ['volunteers'] }),
		queryClient.invalidateQueries({ queryKey: ['applications'] }),
	]);
}
