import { strokeOrder } from '../text/stroke-order.ts';
import { isConditionRefused } from './condition-refused.ts';

interface NamedRow {
	name: string;
	nameOrder?: string | undefined;
	revision: number;
}

interface Paged<Row> {
	go(options: { cursor: string | null; limit: number }): Promise<{ data: Row[]; cursor: string | null }>;
}

/** ElectroDB's `put`, as far as every entity of such lists has it. */
interface ConditionalPut {
	where(
		condition: (
			attributes: { revision: unknown },
			operations: { eq: (attribute: unknown, value: number) => string },
		) => string,
	): { go(): Promise<unknown> };
}

/** A list by name whose stored rows may stand in the order of older ranks. */
export interface NameOrderList {
	/** Writes the rows of one page anew that do, and tells where the next page begins. */
	rewritePage(cursor: string | null): Promise<RewrittenPage>;
}

interface RewrittenPage {
	rewritten: number;
	/** Rows that somebody has written since they were read, and so in the present order. */
	passedOver: number;
	cursor: string | null;
}

/** Rows that are read, and at most written, at once. */
const pageRows = 50;

/**
 * A row is written whole, as long as its revision is the one that was read. The revision stays: nothing has changed that a
 * person could see, so nobody who has the record open is refused.
 *
 * @param query the list, by its index
 */
export function nameOrderList<Row extends NamedRow>(
	entity: { put(row: Row): unknown },
	query: Paged<Row>,
): NameOrderList {
	async function write(row: Row): Promise<boolean> {
		const put = entity.put(row) as ConditionalPut;
		try {
			await put.where(({ revision }, { eq }) => eq(revision, row.revision)).go();
			return true;
		} catch (error) {
			if (isConditionRefused(error)) return false;
			throw error;
		}
	}

	return {
		async rewritePage(from) {
			const { data, cursor } = await query.go({ cursor: from, limit: pageRows });
			const outdated = data.filter(({ name, nameOrder }) => nameOrder !== strokeOrder(name));
			const written = await Promise.all(outdated.map(write));
			const rewritten = written.filter(Boolean).length;
			return { rewritten, passedOver: outdated.length - rewritten, cursor };
		},
	};
}

/**
 * Brings stored rows into the order of the present ranks. It may be broken off and started again: rows that stand right
 * are only read. A row that moves ahead in the list it is found in is met once more, and left alone then.
 */
export async function rewriteNameOrders(
	lists: readonly NameOrderList[],
): Promise<{ rewritten: number; passedOver: number }> {
	const sum = { rewritten: 0, passedOver: 0 };
	for (const list of lists) {
		let cursor: string | null = null;
		do {
			const page: RewrittenPage = await list.rewritePage(cursor);
			sum.rewritten += page.rewritten;
			sum.passedOver += page.passedOver;
			cursor = page.cursor;
		} while (cursor !== null);
	}
	return sum;
}
