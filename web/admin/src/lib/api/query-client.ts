import { QueryClient } from '@tanstack/svelte-query';
import { ApiError } from '#client/api-error.ts';

/** One cache for the whole application; emptied at sign-out, because the next person may see less. */
export const queryClient = new QueryClient({
	defaultOptions: {
		queries: {
			staleTime: 15_000,
			// Only what may pass by itself is tried again; a refusal stays a refusal.
			retry: (failures, error) =>
				failures < 2 && error instanceof ApiError && (error.status === 0 || error.status === 503),
			refetchOnWindowFocus: false,
		},
	},
});
