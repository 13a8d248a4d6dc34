import type { APIGatewayProxyEventV2, Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventLambdas, httpLambdas, type LambdaDefinition } from '#infra/lambdas.ts';
import type { OutboxLane } from '#platform/outbox/lanes.ts';
import { lambdaContext, withTimeout } from './lambda.ts';

export type LambdaHandler = (event: unknown, context: Context) => unknown;
export type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>;

export interface Functions {
	http: ReadonlyMap<string, HttpHandler>;
	deliverOutbox: (lane: OutboxLane, event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;
	/** Delivers everything that the outbox still holds, however young. */
	emptyOutbox: () => Promise<unknown>;
	invoke: (functionName: string, payload: unknown) => Promise<unknown>;
}

const repository = resolve(import.meta.dirname, '../..');
const eventTimeoutMs = 60_000;

async function loadHandler(file: string): Promise<LambdaHandler> {
	let module: { handler?: unknown };
	try {
		module = (await import(pathToFileURL(resolve(repository, file)).href)) as typeof module;
	} catch (cause) {
		throw new Error(`${file} does not load: ${String(cause)}`, { cause });
	}
	if (typeof module.handler !== 'function') throw new Error(`${file} exports no handler.`);
	return module.handler as LambdaHandler;
}

/** Imports the Lambdas. Call it only when `process.env` is complete: each parses its configuration while it loads. */
export async function loadFunctions(): Promise<Functions> {
	const missing = [...Object.values(httpLambdas), ...Object.values(eventLambdas)]
		.map(({ entry }) => entry)
		.filter((entry) => !existsSync(resolve(repository, entry)));
	if (missing.length > 0) {
		throw new Error(`These Lambdas do not exist:\n${missing.map((file) => `  ${file}`).join('\n')}`);
	}
	const http = new Map<string, HttpHandler>();
	for (const [domain, { entry }] of Object.entries(httpLambdas)) {
		http.set(domain, (await loadHandler(entry)) as HttpHandler);
	}
	const events = new Map<string, LambdaHandler>();
	for (const [name, { entry }] of Object.entries(eventLambdas)) events.set(name, await loadHandler(entry));
	return functionsOf(http, events);
}

/** As many at once as the Lambda's definition allows; in the cloud the state machine comes back, here the call waits. */
function turns() {
	const running = new Map<string, number>();
	const waiting = new Map<string, (() => void)[]>();
	return async <Result>(functionName: string, work: () => Promise<Result>): Promise<Result> => {
		const { atOnce }: Partial<LambdaDefinition> = eventLambdas[functionName as keyof typeof eventLambdas];
		if (atOnce === undefined) return work();
		const queue = waiting.get(functionName) ?? [];
		waiting.set(functionName, queue);
		const count = running.get(functionName) ?? 0;
		if (count >= atOnce) await new Promise<void>((free) => queue.push(free));
		else running.set(functionName, count + 1);
		try {
			return await work();
		} finally {
			const next = queue.shift();
			// The place goes over to who waits.
			if (next) next();
			else running.set(functionName, (running.get(functionName) ?? 1) - 1);
		}
	};
}

/** Handlers, behind the calls that the services make. */
export function functionsOf(
	http: ReadonlyMap<string, HttpHandler>,
	events: ReadonlyMap<string, LambdaHandler>,
): Functions {
	const inTurn = turns();

	async function invoke(functionName: string, payload: unknown): Promise<unknown> {
		const handler = events.get(functionName);
		if (!handler) throw new Error(`There is no Lambda ${functionName}.`);
		// What crosses a real invocation is JSON: no dates, no undefined, no shared objects.
		const event = JSON.parse(JSON.stringify(payload)) as unknown;
		return inTurn(functionName, () =>
			withTimeout(
				Promise.resolve(handler(event, lambdaContext(functionName, eventTimeoutMs))),
				eventTimeoutMs,
			),
		);
	}

	return {
		http,
		invoke,
		deliverOutbox: (lane, event) =>
			invoke(
				lane === 'mail' ? 'outbox-mail' : 'outbox-deliver',
				event,
			) as Promise<DynamoDBBatchResponse | void>,
		emptyOutbox: () => invoke('outbox-sweep', { stuckMinutes: 0 }),
	};
}
