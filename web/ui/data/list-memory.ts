import type { FilterValues } from './filter-query.ts';

/** Filters and page of each list as it was last seen in this window, by its path. */
const lastSearch = new Map<string, string>();

/**
 * Filters that no address holds, since they name a person: of the list that was left last only, and only as long as this
 * document lives. The history and the storage of a browser outlive it, and a PC in an office has many users.
 */
let unlistedLeft: { path: string; search: string; values: Partial<FilterValues> } | undefined;

/** `search` begins with `?` or is empty; `unlisted` are the filters that are not in it. */
export function rememberList(path: string, search: string, unlisted: Partial<FilterValues> = {}): void {
	lastSearch.set(path, search);
	const isSet = Object.values(unlisted).some((value) => value !== '');
	if (isSet) unlistedLeft = { path, search, values: unlisted };
	else if (unlistedLeft?.path === path) unlistedLeft = undefined;
}

/** The address of a list with the filters and the page that it was left with (回到上一頁, S-15). */
export function addressAsLeft(path: string): string {
	return `${path}${lastSearch.get(path) ?? ''}`;
}

/** What a list that is opened takes up again. Any other list that is not below it ends the memory. */
export function unlistedAsLeft(path: string, search: string): Partial<FilterValues> {
	if (unlistedLeft?.path === path && unlistedLeft.search === search) return unlistedLeft.values;
	if (unlistedLeft && !path.startsWith(`${unlistedLeft.path}/`)) unlistedLeft = undefined;
	return {};
}

/** At the end of a session: the next person begins anew. */
export function forgetLists(): void {
	lastSearch.clear();
	unlistedLeft = undefined;
}
