import type { RouteCall, RouteDefinition, RouteResponse } from '#shared/contract/define-route.ts';
import type { contract } from '#shared/contract/index.ts';
import type { Answered } from './client.ts';

type Contract = typeof contract;
type Domain = keyof Contract;

/** `identity.listAccounts`: a route with its domain. */
type RouteName = { [Name in Domain]: `${Name}.${keyof Contract[Name] & string}` }[Domain];

type RouteOf<Name extends RouteName> = Name extends `${infer Owner extends Domain}.${infer Route}`
	? Route extends keyof Contract[Owner]
		? Extract<Contract[Owner][Route], RouteDefinition>
		: never
	: never;

type AnswerOf<Name extends RouteName> = RouteResponse<RouteOf<Name>>;

type RowOf<Name extends RouteName> =
	AnswerOf<Name> extends { items: readonly (infer Row extends object)[] } ? Row : never;

/** What a list was asked by. */
type Query = Readonly<Record<string, unknown>>;

/** What a write has made of one row of a list. */
export interface WrittenRow<Row> {
	/** As the list's `id` names the row. */
	id: string;
	/** A row that has it, or a later one, knows of the write; without it, the write counts as long as it is remembered. */
	revision?: number | undefined;
	/** The row as it is now, made from the one that the list still shows; undefined for one that is not in it any more. */
	now(row: Row, query: Query): Row | undefined;
	/** A row that the list may not have yet. */
	created?: Row;
}

interface ListRules<Name extends RouteName> {
	id: (row: RowOf<Name>, call: RouteCall<RouteOf<Name>>) => string;
	/** Filters that name the value of the row's field of that name. */
	exact?: readonly (keyof RowOf<Name> & string)[];
	/** Whether a new row belongs under what the call asks about; always, unless told. */
	belongs?: (row: RowOf<Name>, call: RouteCall<RouteOf<Name>>) => boolean;
	/** The writes that change the list, with what their answer, or else their call, says of its rows. */
	writes: {
		readonly [Write in RouteName]?: (
			answer: AnswerOf<Write>,
			call: RouteCall<RouteOf<Write>>,
		) => WrittenRow<RowOf<Name>> | readonly WrittenRow<RowOf<Name>>[];
	};
}

/** `ListRules` without its types, which hold only where it is written down. */
export interface WrittenList {
	list: RouteName;
	id: (row: LooseRow, call: LooseCall) => string;
	exact?: readonly string[];
	belongs?: (row: LooseRow, call: LooseCall) => boolean;
	writes: Readonly<Record<string, (answer: unknown, call: LooseCall) => LooseWritten | LooseWritten[]>>;
}

type LooseRow = Readonly<Record<string, unknown>>;
type LooseWritten = WrittenRow<LooseRow>;
type LooseCall = Answered['call'];

/** How a list learns of what was written: see `writtenRows`. */
export function writtenList<const Name extends RouteName>(list: Name, rules: ListRules<Name>): WrittenList {
	return { list, ...rules } as unknown as WrittenList;
}

/** A new row, from the answer of the write. */
export function created<Row extends object>(id: string, row: Row): WrittenRow<Row> {
	return { id, revision: revisionOf(row), now: () => row, created: row };
}

/** A row that the answer of the write holds whole. */
export function replaced<Row extends object>(id: string, row: Row): WrittenRow<Row> {
	return { id, revision: revisionOf(row), now: () => row };
}

/** A row of which the answer of the write holds a part. */
export function changed<Row extends object>(
	id: string,
	now: (row: Row, query: Query) => Row | undefined,
	revision?: number,
): WrittenRow<Row> {
	return { id, revision, now };
}

/** A row that is gone from the list; one of this `revision` or a later one has come back. */
export function removed(id: string, revision?: number): WrittenRow<never> {
	return { id, revision, now: () => undefined };
}

/** An index of the table is a moment late; nobody else's later change is hidden for longer than this. */
const rememberedMs = 10_000;
const paging: readonly string[] = ['page', 'size', 'cursor'];

export interface WrittenRows {
	/** For `createClient`: remembers what a write has answered, and puts it into the lists that are read after it. */
	onAnswer: (answered: Answered) => unknown;
	/** Tells of every write. */
	onWrite: (listener: () => void) => void;
	/** At sign-out: the next person may see less. */
	forget: () => void;
}

/**
 * Lists read an index, which is a moment later than the table. What this browser has written is remembered for ten
 * seconds and put into every list that is read meanwhile: a changed row as it is now, unless the list has it or a later
 * one; a new row on top of the first page, where the filters can tell that it belongs; a removed row not at all.
 */
export function writtenRows(lists: readonly WrittenList[], clock: () => number = Date.now): WrittenRows {
	const remembered = new Map<WrittenList, Map<string, LooseWritten & { until: number }>>();
	const listeners: (() => void)[] = [];

	function remember({ name, call, answer }: Answered): void {
		for (const list of lists) {
			const written = [list.writes[name]?.(answer, call) ?? []].flat();
			if (written.length === 0) continue;
			const rows = recent(list);
			for (const row of written) {
				const earlier = rows.get(row.id);
				// Taken out first: what was written last stands last.
				rows.delete(row.id);
				rows.set(row.id, { ...continued(earlier, row), until: clock() + rememberedMs });
			}
			remembered.set(list, rows);
		}
	}

	function recent(list: WrittenList): Map<string, LooseWritten & { until: number }> {
		const rows = remembered.get(list) ?? new Map<string, LooseWritten & { until: number }>();
		for (const [id, { until }] of rows) if (until <= clock()) rows.delete(id);
		return rows;
	}

	function merge({ name, call, answer }: Answered): unknown {
		const list = lists.find((one) => one.list === name);
		if (!list) return answer;
		const rows = recent(list);
		if (rows.size === 0) return answer;
		const page = answer as { items: LooseRow[] };
		const shown = new Set<string>();
		const items = page.items.flatMap((row) => {
			const id = list.id(row, call);
			shown.add(id);
			const written = rows.get(id);
			if (!written || knows(row, written)) return [row];
			const now = written.now(row, queryOf(call));
			return now && !isFilteredOut(list, now, call) ? [now] : [];
		});
		const missing = [...rows.values()].flatMap(({ id, created: row }) =>
			row && !shown.has(id) && isOnTop(list, row, call) ? [row] : [],
		);
		return { ...page, items: [...missing.reverse(), ...items] };
	}

	return {
		onAnswer(answered) {
			if (answered.method === 'GET') return merge(answered);
			remember(answered);
			for (const listener of listeners) listener();
			return answered.answer;
		},
		onWrite: (listener) => void listeners.push(listener),
		forget: () => remembered.clear(),
	};
}

/** A row that is changed soon after it was made may still be missing from the list. */
function continued(earlier: LooseWritten | undefined, written: LooseWritten): LooseWritten {
	const row = earlier?.created && !written.created ? written.now(earlier.created, {}) : written.created;
	return { ...written, ...(row && { created: row }) };
}

function revisionOf(row: object): number | undefined {
	return 'revision' in row && typeof row.revision === 'number' ? row.revision : undefined;
}

function knows(row: LooseRow, { revision }: LooseWritten): boolean {
	const own = revisionOf(row);
	return revision !== undefined && own !== undefined && own >= revision;
}

function queryOf({ query = {} }: LooseCall): Query {
	return query as Query;
}

function filtersOf(call: LooseCall): [name: string, value: unknown][] {
	return Object.entries(queryOf(call)).filter(
		([name, value]) => !paging.includes(name) && value !== undefined && value !== '',
	);
}

function isFilteredOut({ exact = [] }: WrittenList, row: LooseRow, call: LooseCall): boolean {
	return filtersOf(call).some(([name, value]) => exact.includes(name) && row[name] !== value);
}

/** On the first page, when every filter that is set can be judged here. */
function isOnTop(list: WrittenList, row: LooseRow, call: LooseCall): boolean {
	const { page = 1, cursor } = queryOf(call);
	return (
		Number(page) === 1 &&
		!cursor &&
		filtersOf(call).every(([name, value]) => list.exact?.includes(name) && row[name] === value) &&
		(list.belongs?.(row, call) ?? true)
	);
}
