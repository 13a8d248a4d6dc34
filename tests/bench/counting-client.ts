import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What a piece of work has cost the table, as DynamoDB itself counts it. */
export interface Cost {
	requests: number;
	readUnits: number;
	writeUnits: number;
	/** Rows looked at or written. */
	items: number;
}

interface Capacity {
	CapacityUnits?: number;
}

interface Output {
	ConsumedCapacity?: Capacity | Capacity[];
	ScannedCount?: number;
	Item?: unknown;
	Responses?: Record<string, unknown[]>;
}

const writing = new Set([
	'PutItemCommand',
	'UpdateItemCommand',
	'DeleteItemCommand',
	'TransactWriteItemsCommand',
]);

function itemsOf(output: Output, input: { TransactItems?: unknown[] }): number {
	if (input.TransactItems) return input.TransactItems.length;
	if (output.Responses) return Object.values(output.Responses).reduce((sum, rows) => sum + rows.length, 0);
	return output.ScannedCount ?? (output.Item ? 1 : 0);
}

/** Lets a client count what it asks; `measure` gives the cost of one piece of work. */
export function countingClient(client: DynamoDBClient) {
	const cost: Cost = { requests: 0, readUnits: 0, writeUnits: 0, items: 0 };
	client.middlewareStack.add(
		(next, context) => async (args) => {
			const input = { ...args.input, ReturnConsumedCapacity: 'INDEXES' as const };
			const result = await next({ ...args, input });
			const output = result.output as Output;
			const units = [output.ConsumedCapacity ?? []]
				.flat()
				.reduce((sum, part) => sum + (part.CapacityUnits ?? 0), 0);
			cost.requests += 1;
			cost.items += itemsOf(output, input as { TransactItems?: unknown[] });
			cost[writing.has(context.commandName ?? '') ? 'writeUnits' : 'readUnits'] += units;
			return result;
		},
		{ step: 'initialize', name: 'countCost' },
	);
	return {
		async measure<Result>(work: () => Promise<Result>): Promise<{ cost: Cost; ms: number; result: Result }> {
			Object.assign(cost, { requests: 0, readUnits: 0, writeUnits: 0, items: 0 });
			const start = performance.now();
			const result = await work();
			return { cost: { ...cost }, ms: performance.now() - start, result };
		},
	};
}
