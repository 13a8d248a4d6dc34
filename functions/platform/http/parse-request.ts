import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { RouteDefinition, RouteRequest } from '#shared/contract/define-route.ts';
import { fieldErrorsOf } from '#shared/contract/field-errors.ts';
import { privateQueryHeader, privateQueryKeys } from '#shared/contract/private-query.ts';
import { plainTextMessage } from '#shared/values/plain-text.ts';
import { DomainError } from '../errors.ts';

/** The parsed parts of a request; throws `request.invalid` with one entry per refused field. */
export function parseRequest<Route extends RouteDefinition>(
	route: Route,
	event: APIGatewayProxyEventV2,
): RouteRequest<Route> {
	return {
		params: parsePart(route.params, event.pathParameters ?? {}),
		query: parsePart(route.query, readQuery(event)),
		body: parsePart(route.body, route.body === undefined ? undefined : readBody(event)),
	} as RouteRequest<Route>;
}

/** The query of the address, and from its header what must not stand there. */
function readQuery(event: APIGatewayProxyEventV2): Record<string, string | undefined> {
	const open = event.queryStringParameters ?? {};
	if (privateQueryKeys.some((key) => key in open)) throw new DomainError('request.malformed');
	const sealed = new URLSearchParams(event.headers[privateQueryHeader] ?? '');
	const kept = privateQueryKeys.flatMap((key) => {
		const value = sealed.get(key);
		return value === null ? [] : [[key, value] as const];
	});
	return { ...open, ...Object.fromEntries(kept) };
}

function parsePart(schema: z.ZodType | undefined, value: unknown): unknown {
	if (schema === undefined) return undefined;
	const parsed = schema.safeParse(value);
	if (parsed.success) {
		refuseBroken(parsed.data);
		return parsed.data;
	}
	throw new DomainError('request.invalid', { errors: fieldErrorsOf(schema, parsed.error) });
}

/** Half a character, in whatever field: no file name, address or password can carry it, and each would fail on its own. */
function refuseBroken(value: unknown, path: readonly string[] = []): void {
	if (typeof value === 'string' && !value.isWellFormed()) {
		throw new DomainError('request.invalid', {
			errors: [{ field: path.join('.'), message: plainTextMessage }],
		});
	}
	if (typeof value !== 'object' || value === null) return;
	for (const [key, inner] of Object.entries(value)) refuseBroken(inner, [...path, key]);
}

function readBody(event: APIGatewayProxyEventV2): unknown {
	if (event.body === undefined || event.body === '') return {};
	const type = event.headers['content-type'] ?? '';
	// A form of another site cannot send this type without a preflight, so it is also a guard against cross-site writes.
	if (!/^application\/json\s*(?:;|$)/i.test(type)) throw new DomainError('request.malformed');
	try {
		const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
		return JSON.parse(text) as unknown;
	} catch (cause) {
		throw new DomainError('request.malformed', { cause });
	}
}
