import { ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '#platform/data/table.ts';

const perRequest = 100;

/** Deletes what half a load has left, all but the items to keep. */
export async function emptyTable(
	table: Table,
	keep: (item: Record<string, unknown>) => boolean,
): Promise<void> {
	const TableName = table.table;
	for (;;) {
		const { Items = [], LastEvaluatedKey } = await table.client.send(new ScanCommand({ TableName }));
		const outdated = Items.filter((item) => !keep(item));
		for (let from = 0; from < outdated.length; from += perRequest) {
			const TransactItems = outdated.slice(from, from + perRequest).map((item) => ({
				Delete: { TableName, Key: { pk: item['pk'] as string, sk: item['sk'] as string } },
			}));
			await table.client.send(new TransactWriteCommand({ TransactItems }));
		}
		if (outdated.length === 0 && LastEvaluatedKey === undefined) return;
	}
}
