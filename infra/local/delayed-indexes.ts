import { GetItemCommand, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { listen, readBody, type RunningServer } from './http-server.ts';

export interface DelayedIndexesOptions {
	/** Reaches the table itself. */
	client: DynamoDBClient;
	endpoint: string;
	tableName: string;
	/** How much later than the table its indexes are. */
	delayMs: number;
	now?: () => number;
}

type Item = Record<string, AttributeValue>;

interface Write {
	Item?: Item;
	Key?: Item;
}

interface Request extends Write {
	TableName?: string;
	IndexName?: string;
	TransactItems?: { Put?: Write; Update?: Write; Delete?: Write }[];
}

/** What an item was before it was written, by the time of the write; `undefined` when it was not there. */
type Past = { at: number; before: Item | undefined }[];

const maximumBytes = 16 * 1024 * 1024;
const writing = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems']);

const idOf = (item: Item) => JSON.stringify([item['pk']?.S, item['sk']?.S]);

function keysOf(request: Request): Item[] {
	const parts = [
		request,
		...(request.TransactItems ?? []).flatMap(({ Put, Update, Delete }) => [Put, Update, Delete]),
	];
	return parts.flatMap((part) => {
		const { pk, sk } = part?.Key ?? part?.Item ?? {};
		return pk && sk ? [{ pk, sk }] : [];
	});
}

/**
 * DynamoDB as the cloud has it, where an index is a moment behind the table: a server before DynamoDB Local, whose
 * indexes are never late. A query of an index shows each row as it was a moment ago, and none that was not in it yet. A
 * row that has left the index is gone at once, other than in the cloud; pages may be short, as they are behind a filter.
 */
export async function startDelayedIndexes(
	options: DelayedIndexesOptions,
): Promise<RunningServer & { endpoint: string }> {
	const { client, endpoint, tableName, delayMs, now = Date.now } = options;
	const pasts = new Map<string, Past>();

	function forget(): void {
		const until = now() - delayMs;
		for (const [id, past] of pasts) {
			const recent = past.filter(({ at }) => at > until);
			if (recent.length > 0) pasts.set(id, recent);
			else pasts.delete(id);
		}
	}

	async function before(keys: readonly Item[]): Promise<[string, Item | undefined][]> {
		return Promise.all(
			keys.map(async (Key) => {
				const { Item } = await client.send(
					new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
				);
				return [idOf(Key), Item] as [string, Item | undefined];
			}),
		);
	}

	function asItWas(index: string, item: Item): Item | undefined {
		const [oldest] = pasts.get(idOf(item)) ?? [];
		if (!oldest) return item;
		const partition = `${index}pk`;
		const was = oldest.before;
		return was?.[partition]?.S !== undefined && was[partition].S === item[partition]?.S ? was : undefined;
	}

	async function forward(headers: IncomingHttpHeaders, body: Buffer) {
		const passed = Object.entries(headers).filter(
			([name]) => name.startsWith('x-amz') || ['authorization', 'content-type'].includes(name),
		);
		const answer = await fetch(endpoint, {
			method: 'POST',
			headers: Object.fromEntries(passed) as Record<string, string>,
			body: new Uint8Array(body),
		});
		return {
			status: answer.status,
			contentType: answer.headers.get('content-type') ?? 'application/x-amz-json-1.0',
			text: await answer.text(),
		};
	}

	async function answerTo(headers: IncomingHttpHeaders, body: Buffer) {
		const operation = String(headers['x-amz-target']).split('.')[1] ?? '';
		const request = JSON.parse(body.toString('utf8')) as Request;
		const earlier = writing.has(operation) ? await before(keysOf(request)) : [];
		const answer = await forward(headers, body);
		if (answer.status !== 200) return answer;
		forget();
		for (const [id, item] of earlier) pasts.set(id, [...(pasts.get(id) ?? []), { at: now(), before: item }]);
		const { IndexName } = request;
		if (operation !== 'Query' || IndexName === undefined) return answer;
		const { Items, ...rest } = JSON.parse(answer.text) as { Items?: Item[] };
		if (!Items) return answer;
		const seen = Items.map((item) => asItWas(IndexName, item)).filter((item) => item !== undefined);
		return { ...answer, text: JSON.stringify({ ...rest, Items: seen, Count: seen.length }) };
	}

	const server = createServer((request, response) => {
		readBody(request, maximumBytes)
			.then((body) => answerTo(request.headers, body))
			.then(({ status, contentType, text }) => {
				response.writeHead(status, { 'content-type': contentType }).end(text);
			})
			// As when DynamoDB Local is not there: a connection that ends without an answer.
			.catch(() => response.destroy());
	});
	const running = await listen(server, 0, '127.0.0.1');
	return { ...running, endpoint: `http://127.0.0.1:${running.port}` };
}
