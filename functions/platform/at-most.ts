/** Readings of one request that may be under way together. */
export const readsAtOnce = 8;

/** Works on all items, at most so many at the same time, and gives the results in the order of the items. */
export async function atMost<Item, Result>(
	limit: number,
	items: readonly Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = items.entries();
	async function next(): Promise<void> {
		for (const [place, item] of waiting) results[place] = await work(item);
	}
	await Promise.all(Array.from({ length: limit }, next));
	return results;
}
