import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { viewerAddressHeader } from '#infra/constructs/edge-functions.ts';
import { localAccountId } from '../local-account.ts';

const textTypes = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded|[\w.-]+\+(json|xml)))/i;

function isText(contentType: string | undefined): boolean {
	return contentType === undefined || textTypes.test(contentType);
}

function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function joinQuery(search: string): Record<string, string> | undefined {
	const parameters: Record<string, string> = {};
	for (const [name, value] of new URLSearchParams(search)) {
		const before = parameters[name];
		parameters[name] = before === undefined ? value : `${before},${value}`;
	}
	return search === '' ? undefined : parameters;
}

/** IPv4 addresses come in as `::ffff:127.0.0.1` on a socket of both kinds. */
const plainAddress = (address: string | undefined) => (address ?? '127.0.0.1').replace(/^::ffff:/, '');

function joinHeaders(request: IncomingMessage, sourceIp: string, port: number): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.headers)) {
		if (name !== 'cookie' && value !== undefined)
			headers[name] = Array.isArray(value) ? value.join(',') : value;
	}
	return {
		...headers,
		'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter((part) => part !== undefined).join(', '),
		'x-forwarded-port': String(port),
		'x-forwarded-proto': 'http',
		// The function at the edge puts it there, over anything that the viewer wrote.
		[viewerAddressHeader]: sourceIp,
	};
}

/** The event of payload format 2.0, as an HTTP API makes it from a request on the route `ANY /api/<domain>/{proxy+}`. */
export function toApiEvent(request: IncomingMessage, body: Buffer, domain: string): APIGatewayProxyEventV2 {
	const [encodedPath = '/', rawQueryString = ''] = (request.url ?? '/').split(/\?(.*)/s);
	const path = decodePath(encodedPath);
	const sourceIp = plainAddress(request.socket.remoteAddress);
	const now = new Date();
	const routeKey = `ANY /api/${domain}/{proxy+}`;
	const text = isText(request.headers['content-type']);
	const host = request.headers.host ?? 'localhost';
	return {
		version: '2.0',
		routeKey,
		rawPath: path,
		rawQueryString,
		...(request.headers.cookie ? { cookies: request.headers.cookie.split(/;\s*/) } : {}),
		headers: joinHeaders(request, sourceIp, request.socket.localPort ?? 0),
		queryStringParameters: joinQuery(rawQueryString),
		requestContext: {
			accountId: localAccountId,
			apiId: 'local',
			domainName: host.replace(/:\d+$/, ''),
			domainPrefix: 'local',
			http: {
				method: request.method ?? 'GET',
				path,
				protocol: `HTTP/${request.httpVersion}`,
				sourceIp,
				userAgent: request.headers['user-agent'] ?? '',
			},
			requestId: randomUUID(),
			routeKey,
			stage: '$default',
			time: now.toUTCString(),
			timeEpoch: now.getTime(),
		},
		...(body.length > 0 ? { body: text ? body.toString('utf8') : body.toString('base64') } : {}),
		pathParameters: { proxy: path.slice(`/api/${domain}/`.length) },
		isBase64Encoded: body.length > 0 && !text,
	};
}
