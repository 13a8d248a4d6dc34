/** Filters and page of each list as it was last seen in this window, by its path. */
const lastSearch = new Map<string, string>();

/** `search` begins with `?` or is empty. */
export function rememberList(path: string, search: string): void {
	lastSearch.set(path, search);
}

/** The address of a list with the filters and the page that it was left with (回到上一頁, S-15). */
export function addressAsLeft(path: string): string {
	return `${path}${lastSearch.get(path) ?? ''}`;
}
