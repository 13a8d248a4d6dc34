import { QueryCache, QueryClient } from '@tanstack/svelte-query';
import { ApiError } from '#client/api-error.ts';
import { refreshProfile } from '../session/refresh-profile.ts';
import { rereadLists } from './reread-lists.ts';
import { written } from './written-lists.ts';

/** One cache for the whole application; emptied at sign-out, because the next person may see less. */
export const queryClient = new QueryClient({
	queryCache: new QueryCache({
		// What may be used has changed since the sign-in: the menu and the page follow.
		onError: (error) => {
			if (error instanceof ApiError && error.code === 'identity.not-permitted') void refreshProfile();
		},
	}),
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

written.onWrite(rereadLists(queryClient));
