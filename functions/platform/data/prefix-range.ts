import type { DynamoDBDocumentClient, QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** No text sorts behind a prefix followed by it: the last code point there is. */
const afterAll = '\u{10ffff}';

const keyCondition = /^(.*)begins_with\((#\w+), ?(:\w+)\)$/;

/**
 * The same question with the sort key between two ends instead of beginning with a text, and, for a page further on, with
 * the row where it starts as one of the ends. The service in the cloud answers both alike; DynamoDB Local looks at every
 * row of the partition for a prefix, and at every row before the start, but finds the ends of a range in its index.
 */
export function rangeForPrefix(query: QueryCommandInput): QueryCommandInput {
	const [, partition, name = '', value = ''] = keyCondition.exec(query.KeyConditionExpression ?? '') ?? [];
	const prefix: unknown = query.ExpressionAttributeValues?.[value];
	if (partition === undefined || typeof prefix !== 'string') return query;
	const field = query.ExpressionAttributeNames?.[name] ?? '';
	const start: unknown = query.ExclusiveStartKey?.[field];
	const [first, last] = [prefix, prefix + afterAll];
	// A start outside the range belongs to another list: the table refuses it, as it should.
	const from = typeof start === 'string' && start.startsWith(prefix) ? start : undefined;
	const backwards = query.ScanIndexForward === false;
	return {
		...query,
		KeyConditionExpression: `${partition}${name} BETWEEN ${value} AND ${value}_last`,
		ExpressionAttributeValues: {
			...query.ExpressionAttributeValues,
			[value]: (backwards ? undefined : from) ?? first,
			[`${value}_last`]: (backwards ? from : undefined) ?? last,
		},
	};
}

/** Makes the client ask every query that way. */
export function askRanges(client: DynamoDBDocumentClient): void {
	client.middlewareStack.add(
		(next, context) => (args) =>
			context.commandName === 'QueryCommand'
				? next({ ...args, input: rangeForPrefix(args.input as QueryCommandInput) })
				: next(args),
		{ step: 'initialize', name: 'prefixAsRange', override: true },
	);
}
