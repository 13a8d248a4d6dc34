import type { PageInfo, PageQuery } from '#shared/contract/paging.ts';
import { DomainError } from '../errors.ts';

/** Where a page starts: after or before a row, or the last rows of the list. */
interface Position {
	direction: 'after' | 'before' | 'end';
	/** ElectroDB cursor of the row. */
	key?: string;
	/** Rows that were shown before the position, for lists that no counter counts. */
	seen?: number;
}

interface ReadOptions {
	limit: number;
	order: 'asc' | 'desc';
	/** Cursor of the row to start behind. */
	after?: string | undefined;
}

export interface Found<Row> {
	rows: Row[];
	/** Where a filtered reading gave up looking for more; the next page goes on from here. */
	stoppedAt?: string;
}

/** Reads up to `limit` rows in index order (or against it) from an index key on. */
export type ReadRows<Row> = (options: ReadOptions) => Promise<Found<Row>>;

/** Rows looked at in one request of a filtered list, and requests of one page. */
const filteredReads = 100;
const filteredRequests = 4;

/**
 * Runs an ElectroDB query for `pagedQuery`. A filter looks at a bounded number of rows, so that a rare match in a large
 * scope costs no more than a common one: the page may then be short, and says where to go on.
 *
 * @param batch rows that one request of a filtered list looks at
 */
export async function readRows<Row>(
	go: (options: {
		order: 'asc' | 'desc';
		cursor: string | null;
		limit: number;
	}) => Promise<{ data: Row[]; cursor: string | null }>,
	{ limit, order, after }: ReadOptions,
	filtered: boolean,
	batch = filteredReads,
): Promise<Found<Row>> {
	if (!filtered) return { rows: (await go({ order, cursor: after ?? null, limit })).data };
	const rows: Row[] = [];
	let cursor = after ?? null;
	for (let request = 0; request < filteredRequests && rows.length < limit; request += 1) {
		const { data, cursor: next } = await go({ order, cursor, limit: batch });
		rows.push(...data);
		cursor = next;
		if (next === null) break;
	}
	const short = rows.length < limit && cursor !== null;
	return { rows: rows.slice(0, limit), ...(short && cursor !== null && { stoppedAt: cursor }) };
}

/** The first of what was read; where reading stopped matters only when all of it is taken. */
export function upTo<Row>({ rows, stoppedAt }: Found<Row>, limit: number): Found<Row> {
	return rows.length >= limit || stoppedAt === undefined
		? { rows: rows.slice(0, limit) }
		: { rows, stoppedAt };
}

interface PagedQuery<Row> {
	query: Pick<PageQuery, 'page' | 'size' | 'cursor'>;
	/** `readRows` does it, also for a filtered list. */
	read: (options: ReadOptions) => Promise<Row[] | Found<Row>>;
	/** The cursor of a row in the index that is read, from which reading can go on. */
	keyOf: (row: Row) => string;
	/** Number of all rows, from a counter. */
	total?: number;
	order?: 'asc' | 'desc';
}

/**
 * ElectroDB's cursor is itself JSON in base64; it is opened here, since wrapping it once more would make it longer by a
 * third. What is left fits `longestCursor` of the contract.
 */
function encode({ key, ...position }: Position): string {
	return toBase64({ ...position, ...(key !== undefined && { key: fromBase64(key) }) });
}

/** A key of rows that come from more than one index is made and read in the same way. */
export function toBase64(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function fromBase64(text: string): unknown {
	return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
}

function decode(cursor: string | undefined): Position {
	if (cursor === undefined) return { direction: 'after' };
	try {
		const { key, ...position } = fromBase64(cursor) as Omit<Position, 'key'> & { key?: unknown };
		if (['after', 'before', 'end'].includes(position.direction))
			return { ...position, ...(key !== undefined && { key: toBase64(key) }) };
	} catch {
		// Falls through: a cursor that was tampered with is answered like any malformed request.
	}
	throw malformedCursor();
}

function malformedCursor(): DomainError {
	return new DomainError('request.malformed', { detail: '頁次資訊有誤，請重新查詢' });
}

/** A position of another list (another organisation, another filter) is refused by the table itself. */
async function readFrom<Rows>(position: Position, read: () => Promise<Rows>): Promise<Rows> {
	try {
		return await read();
	} catch (error) {
		if (position.key !== undefined && !isServiceFault(error)) throw malformedCursor();
		throw error;
	}
}

/** True when the table itself failed (throttled, out of reach), rather than refusing the position that it was given. */
function isServiceFault(error: unknown): boolean {
	const cause = error instanceof Error ? error.cause : undefined;
	return [error, cause].some(
		(one) => one instanceof Error && '$metadata' in one && one.name !== 'ValidationException',
	);
}

/**
 * One page of an index at the same cost wherever it lies: forwards from a row, backwards from a row, or the last page.
 * Reads one row more than shown, to know whether there is a next page.
 */
export async function pagedQuery<Row>(options: PagedQuery<Row>): Promise<{ rows: Row[]; page: PageInfo }> {
	const { query, read, keyOf, total, order = 'asc' } = options;
	const { size } = query;
	const position = decode(query.cursor);
	const edgeOf = (row: Row | undefined) => (row === undefined ? undefined : keyOf(row));
	const backwards = position.direction !== 'after';
	const wanted = position.direction === 'end' ? lastPageSize(total, size) : size;
	const answer = await readFrom(position, () =>
		read({ limit: wanted + 1, order: backwards ? opposite(order) : order, after: position.key }),
	);
	const { rows: found, stoppedAt }: Found<Row> = Array.isArray(answer) ? { rows: answer } : answer;
	const more = found.length > wanted;
	const shown = found.slice(0, wanted);
	const rows = backwards ? shown.reverse() : shown;
	const first = rows[0];
	const last = rows.at(-1);
	// The far side is where reading goes on; the near side is where it came from.
	const far = stoppedAt ?? (more ? edgeOf(backwards ? first : last) : undefined);
	const near = position.key === undefined ? undefined : (edgeOf(backwards ? last : first) ?? position.key);
	const previous = backwards ? far : near;
	const next = backwards ? near : far;
	const seen = Math.max(0, (position.seen ?? 0) - (backwards ? rows.length : 0));
	return {
		rows,
		page: {
			number: query.page,
			size,
			...(total === undefined
				? provedCount(seen + rows.length, { ended: next === undefined, more: more && !backwards })
				: { total, last: encode({ direction: 'end' }) }),
			...(previous !== undefined && { previous: encode({ direction: 'before', key: previous, seen }) }),
			...(next !== undefined && {
				next: encode({ direction: 'after', key: next, seen: seen + rows.length }),
			}),
		},
	};
}

/** What the pages up to here prove of a list that nobody counts: on its last page, all of it. */
function provedCount(
	shown: number,
	{ ended, more }: { ended: boolean; more: boolean },
): Pick<PageInfo, 'total' | 'atLeast'> {
	return ended ? { total: shown } : { atLeast: more ? shown + 1 : shown };
}

function opposite(order: 'asc' | 'desc'): 'asc' | 'desc' {
	return order === 'asc' ? 'desc' : 'asc';
}

function lastPageSize(total: number | undefined, size: number): number {
	return total === undefined || total % size === 0 ? size : total % size;
}

/**
 * One page of rows that were all read at once (a search stops at `cap` matches).
 * @param capped true when reading stopped at the cap, so that there may be more.
 */
export function pageOfAll<Row>(
	rows: Row[],
	query: Pick<PageQuery, 'page' | 'size'>,
	capped = false,
): { rows: Row[]; page: PageInfo } {
	const start = (query.page - 1) * query.size;
	return {
		rows: rows.slice(start, start + query.size),
		page: {
			number: query.page,
			size: query.size,
			...(capped ? { atLeast: rows.length } : { total: rows.length }),
			...(query.page > 1 && { previous: pageCursor(query.page - 1) }),
			...(start + query.size < rows.length && { next: pageCursor(query.page + 1) }),
			last: pageCursor(Math.max(1, Math.ceil(rows.length / query.size))),
		},
	};
}

/** Pages of a fully read list need no position: the page number says it all. */
function pageCursor(page: number): string {
	return `p${page}`;
}
