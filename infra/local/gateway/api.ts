import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpHandler } from '../functions.ts';
import { BodyTooLargeError, readBody } from '../http-server.ts';
import { lambdaContext, LambdaTimeoutError, withTimeout } from '../lambda.ts';
import { toApiEvent } from './api-event.ts';
import { gatewayMessage, sendApiResult, toApiResult, type ApiResult } from './api-result.ts';

export interface ApiOptions {
	handlers: ReadonlyMap<string, HttpHandler>;
	log: (line: string) => void;
	/** An HTTP API waits no longer than 30 seconds. */
	timeoutMs?: number;
}

/** An HTTP API takes 10 MB, but what it hands to a Lambda is limited to 6 MB, base64 and all. */
const maximumRequestBytes = 10 * 1024 * 1024;
const maximumEventBytes = 6 * 1024 * 1024;

async function answer(request: IncomingMessage, options: ApiOptions): Promise<ApiResult> {
	const [, , domain = ''] = (request.url ?? '').split(/[/?]/);
	const handler = options.handlers.get(domain);
	if (!handler) return gatewayMessage(404, 'Not Found');
	const timeoutMs = options.timeoutMs ?? 30_000;
	try {
		const event = toApiEvent(request, await readBody(request, maximumRequestBytes), domain);
		if (Buffer.byteLength(JSON.stringify(event)) > maximumEventBytes) {
			return gatewayMessage(413, 'Request Entity Too Large');
		}
		return toApiResult(await withTimeout(handler(event, lambdaContext(domain, timeoutMs)), timeoutMs));
	} catch (error) {
		if (error instanceof BodyTooLargeError) return gatewayMessage(413, 'Request Entity Too Large');
		options.log(
			`gateway: ${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`,
		);
		if (error instanceof LambdaTimeoutError) return gatewayMessage(503, 'Service Unavailable');
		return gatewayMessage(500, 'Internal Server Error');
	}
}

/** API Gateway on one machine: a request becomes an event for the Lambda of its domain. */
export async function serveApi(
	request: IncomingMessage,
	response: ServerResponse,
	options: ApiOptions,
): Promise<void> {
	const result = await answer(request, options);
	// A refused body is still on its way; without this the client would see a broken connection, not the refusal.
	if (!request.complete) response.setHeader('connection', 'close');
	sendApiResult(response, result);
}
