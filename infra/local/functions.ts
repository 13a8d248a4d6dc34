import type { APIGatewayProxyEventV2, Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventLambdas, httpLambdas } from '#infra/lambdas.ts';
import { lambdaContext, withTimeout } from './lambda.ts';

export type LambdaHandler = (event: unknown, context: Context) => unknown;
export type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>;

export interface Functions {
	http: ReadonlyMap<string, HttpHandler>;
	deliverOutbox: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;
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

/** Handlers, behind the calls that the services make. */
export function functionsOf(
	http: ReadonlyMap<string, HttpHandler>,
	events: ReadonlyMap<string, LambdaHandler>,
): Functions {
	async function invoke(functionName: string, payload: unknown): Promise<unknown> {
		const handler = events.get(functionName);
		if (!handler) throw new Error(`There is no Lambda ${functionName}.`);
		// What crosses a real invocation is JSON: no dates, no undefined, no shared objects.
		const event = JSON.parse(JSON.stringify(payload)) as unknown;
		return withTimeout(
			Promise.resolve(handler(event, lambdaContext(functionName, eventTimeoutMs))),
			eventTimeoutMs,
		);
	}

	return {
		http,
		invoke,
		deliverOutbox: (event) => invoke('outbox-deliver', event) as Promise<DynamoDBBatchResponse | void>,
		emptyOutbox: () => invoke('outbox-sweep', { stuckMinutes: 0 }),
	};
}
