import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Table } from '#platform/data/table.ts';

/** Every record of the table by its key, but for those of some entities: what a refused call must leave as it was. */
export async function tableSnapshot(
	{ client, table }: Table,
	without: readonly string[] = [],
): Promise<Map<string, unknown>> {
	const items = new Map<string, unknown>();
	for await (const page of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
		for (const item of page.Items ?? []) {
			if (!without.includes(String(item['__edb_e__']))) items.set(`${item['pk']} ${item['sk']}`, item);
		}
	}
	return items;
}
