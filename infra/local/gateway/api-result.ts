import type { ServerResponse } from 'node:http';

/** The answer that goes out, whatever the Lambda returned. */
export interface ApiResult {
	statusCode: number;
	headers: Record<string, string>;
	cookies: string[];
	body: Buffer;
}

/** A Lambda's answer to a synchronous call may not be larger. */
export const maximumResponseBytes = 6 * 1024 * 1024;

/** The few answers that the gateway gives by itself, in its own words. */
export function gatewayMessage(statusCode: number, message: string): ApiResult {
	return {
		statusCode,
		headers: { 'content-type': 'application/json' },
		cookies: [],
		body: Buffer.from(JSON.stringify({ message })),
	};
}

interface StructuredResult {
	statusCode: unknown;
	headers?: Record<string, string | number | boolean>;
	cookies?: string[];
	body?: string;
	isBase64Encoded?: boolean;
}

const isStructured = (result: unknown): result is StructuredResult =>
	typeof result === 'object' && result !== null && 'statusCode' in result;

/** Nothing at all has no JSON, which the type of `JSON.stringify` does not say. */
const toJson = (result: unknown) => (JSON.stringify(result) as string | undefined) ?? '';

/** Format 2.0 takes a full answer, or anything else as the JSON body of a 200. */
export function toApiResult(result: unknown): ApiResult {
	if (Buffer.byteLength(toJson(result)) > maximumResponseBytes) {
		return gatewayMessage(500, 'Internal Server Error');
	}
	if (!isStructured(result)) {
		return {
			statusCode: 200,
			headers: { 'content-type': 'application/json' },
			cookies: [],
			body: Buffer.from(typeof result === 'string' ? result : toJson(result)),
		};
	}
	const statusCode = Number(result.statusCode);
	if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599) {
		return gatewayMessage(500, 'Internal Server Error');
	}
	const headers = Object.entries(result.headers ?? {}).map(([name, value]) => [
		name.toLowerCase(),
		String(value),
	]);
	return {
		statusCode,
		headers: Object.fromEntries(headers) as Record<string, string>,
		cookies: result.cookies ?? [],
		body: Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'),
	};
}

/** Sends the answer; the site's headers are there already, and win over the Lambda's as CloudFront's do. */
export function sendApiResult(response: ServerResponse, result: ApiResult): void {
	for (const [name, value] of Object.entries(result.headers)) {
		if (!response.hasHeader(name)) response.setHeader(name, value);
	}
	if (result.cookies.length > 0) response.setHeader('set-cookie', result.cookies);
	response.statusCode = result.statusCode;
	response.setHeader('content-length', result.body.length);
	response.end(result.body);
}
