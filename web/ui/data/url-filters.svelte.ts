import { goto } from '$app/navigation';
import { page } from '$app/state';
import { privateQueryKeys } from '#shared/contract/private-query.ts';
import {
	readFilters,
	readPaging,
	writeFilters,
	writePaging,
	type FilterValues,
	type PageMove,
} from './filter-query.ts';
import { rememberList, unlistedAsLeft } from './list-memory.ts';

/**
 * The filters of a list, kept in the URL: a list can be linked to, reloaded, and gone back to. Those that name a person
 * (`privateQueryKeys`) are kept in memory only: they are there again when the list is gone back to, and gone when it is
 * reloaded. What is being typed (`draft`) is set apart from what is in force (`applied`); 查詢 makes the one into the other.
 *
 * Call it while a component is set up.
 *
 * @example
 * ```ts
 * const filters = urlFilters({ name: '', status: '' });
 * const query = createQuery(() => ({ queryKey: ['accounts', filters.query], queryFn: () => client.listAccounts({ query: filters.query }) }));
 * // <FilterBar onsearch={filters.search} onclear={filters.clear}> <TextField bind:value={filters.draft.name} …/>
 * // <Pagination page={query.data.page} onmove={filters.goToPage} />
 * ```
 */
export function urlFilters<Values extends FilterValues>(defaults: Values) {
	const path = page.url.pathname;
	let unlisted = $state.raw({
		...unlistedOf(defaults),
		...unlistedOf(unlistedAsLeft(path, page.url.search)),
	});
	const applied = $derived({
		...readFilters(page.url.searchParams as URLSearchParams, defaults),
		...unlisted,
	});
	const paging = $derived(readPaging(page.url.searchParams as URLSearchParams));
	// A writable derived: typing overrides it, and any move in the history sets it back to what the URL says.
	let draft = $derived(deepState({ ...applied }));

	$effect(() => {
		// On the way out the address is already that of the next page.
		if (page.url.pathname === path) rememberList(path, page.url.search, unlisted);
	});

	function go(search: string) {
		return goto(search === '' ? page.url.pathname : `?${search}`, { reset: false });
	}

	/** Puts filters in force; those that name a person stay out of the address and so out of the history. */
	function apply(values: Values) {
		unlisted = unlistedOf(values);
		const listed = { ...values, ...unlistedOf(defaults) };
		return go(writeFilters(listed, defaults, page.url.searchParams as URLSearchParams));
	}

	return {
		/** Bind fields to this. */
		get draft(): Values {
			return draft;
		},
		/** What the list shows now. */
		get applied(): Values {
			return applied;
		},
		/** The filters that are set, without the page: what an export of the list goes by. */
		get criteria(): Partial<Values> {
			const set = Object.entries(applied).filter(([, value]) => value !== '');
			return Object.fromEntries(set) as Partial<Values>;
		},
		/** Filters, page, size and cursor: the whole query of the list. Unset filters are left out. */
		get query(): Partial<Values> & { page: number; size: number; cursor: string | undefined } {
			return { ...this.criteria, ...paging };
		},
		/** The 項次 of the first row of this page. */
		get firstNumber(): number {
			return (paging.page - 1) * paging.size + 1;
		},
		get size(): number {
			return paging.size;
		},
		/** Whether anything but the defaults is set. */
		get isSet(): boolean {
			return Object.entries(applied).some(([key, value]) => value !== defaults[key]);
		},
		search: () => apply(draft),
		clear: () => apply(defaults),
		goToPage: (move: PageMove) => go(writePaging(move, page.url.searchParams as URLSearchParams)),
	};
}

function unlistedOf<Values extends Partial<FilterValues>>(values: Values): Partial<Values> {
	const kept = Object.entries(values).filter(([key]) => privateQueryKeys.includes(key));
	return Object.fromEntries(kept) as Partial<Values>;
}

// `$derived` alone does not make the fields of its value reactive; a state object does.
function deepState<Values extends FilterValues>(values: Values): Values {
	const state = $state(values);
	return state;
}
