import type { HourMemberRow } from '#shared/contract/hours.ts';
import { client } from '../api/client.ts';

type Filters = NonNullable<Parameters<typeof client.hours.listMembers>[0]>['query'];

/** Everybody that a search finds, page after page, up to `most`. */
export async function allMembers(filters: Filters, most: number): Promise<HourMemberRow[]> {
	const rows: HourMemberRow[] = [];
	let cursor: string | undefined;
	let page = 1;
	do {
		const found = await client.hours.listMembers({ query: { ...filters, cursor, page, size: 100 } });
		rows.push(...found.items);
		cursor = found.page.next;
		page += 1;
	} while (cursor !== undefined && rows.length < most);
	return rows.slice(0, most);
}
