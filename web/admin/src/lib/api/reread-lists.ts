import type { Query, QueryClient } from '@tanstack/svelte-query';

/** When lists are read again after a write, in milliseconds: an index is seldom a second late. */
export const rereadAfterMs = [1_000, 3_000] as const;

/**
 * Reads the lists on the page again a moment after each write, for what no answer of a write says: counts, sums, and the
 * place of a new row. Nobody waits for it, so nothing on the page looks busy. The others count as out of date.
 *
 * @returns to be told of every write
 */
export function rereadLists(queryClient: QueryClient): () => void {
	let waiting: ReturnType<typeof setTimeout>[] = [];

	function reread() {
		const isList = ({ state }: Query) =>
			Array.isArray((state.data as { items?: unknown } | undefined)?.items);
		const lists = queryClient.getQueryCache().findAll({ predicate: isList });
		void queryClient.invalidateQueries({ predicate: isList, refetchType: 'none' });
		for (const list of lists) if (list.isActive()) void rereadOne(queryClient, list);
	}

	return () => {
		// A series of writes is followed once.
		for (const timer of waiting) clearTimeout(timer);
		waiting = rereadAfterMs.map((after) => setTimeout(reread, after));
	};
}

async function rereadOne(queryClient: QueryClient, query: Query): Promise<void> {
	const { queryKey, meta, options, state } = query;
	if (typeof options.queryFn !== 'function') return;
	try {
		const { signal } = new AbortController();
		const data: unknown = await options.queryFn({ client: queryClient, queryKey, meta, signal });
		// Whatever has been read meanwhile is newer.
		const isAsItWas = query.state.dataUpdatedAt === state.dataUpdatedAt && query.state.fetchStatus === 'idle';
		if (isAsItWas && query.isActive()) queryClient.setQueryData(queryKey, data);
	} catch {
		// What is shown stays; the next read says what is wrong.
	}
}
