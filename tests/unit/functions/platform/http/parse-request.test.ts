import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { DomainError } from '#platform/errors.ts';
import { parseRequest } from '#platform/http/parse-request.ts';
import { defineRoute } from '#shared/contract/define-route.ts';
import { longestCursor, pageQueryShape } from '#shared/contract/paging.ts';

const route = defineRoute({
	method: 'POST',
	path: '/api/test/{id}',
	summary: '測試',
	access: { kind: 'public' },
	params: z.object({ id: z.string().regex(/^[a-z]+$/, '識別碼格式不正確') }),
	query: z.object(pageQueryShape),
	body: z.object({
		name: z.string().trim().min(1, '此欄位必填').meta({ title: '姓名' }),
		level: z.enum(['a', 'b']).meta({ title: '層級' }),
		rows: z
			.array(z.object({ hours: z.number().meta({ title: '時數' }) }))
			.default([])
			.meta({ title: '明細' }),
		address: z.object({ city: z.string().max(3, '最多 3 個字').meta({ title: '縣市' }) }).optional(),
	}),
	response: z.unknown(),
});

function event(body: unknown, overrides: Partial<APIGatewayProxyEventV2> = {}): APIGatewayProxyEventV2 {
	return {
		headers: { 'content-type': 'application/json' },
		pathParameters: { id: 'abc' },
		body: typeof body === 'string' ? body : JSON.stringify(body),
		isBase64Encoded: false,
		...overrides,
	} as APIGatewayProxyEventV2;
}

function refusal(given: APIGatewayProxyEventV2): Pick<DomainError, 'code' | 'errors'> {
	try {
		parseRequest(route, given);
	} catch (error) {
		const { code, errors } = error as DomainError;
		return { code, errors };
	}
	throw new Error('it was accepted');
}

const good = { name: ' 王小明 ', level: 'a' };

describe('a request that is right', () => {
	it('is parsed: trimmed, with defaults, without what nobody asked for', () => {
		const parsed = parseRequest(route, event({ ...good, isAdmin: true, rows: [{ hours: 1.5, extra: 1 }] }));
		expect(parsed).toEqual({
			params: { id: 'abc' },
			query: { page: 1, size: 10 },
			body: { name: '王小明', level: 'a', rows: [{ hours: 1.5 }] },
		});
	});

	it('may come as base64, in UTF-8, with a charset', () => {
		const body = Buffer.from(JSON.stringify(good)).toString('base64');
		const headers = { 'content-type': 'application/json; charset=utf-8' };
		expect(parseRequest(route, event(body, { isBase64Encoded: true, headers })).body.name).toBe('王小明');
	});

	it.each([
		'application/jsonp',
		'application/json-patch+json',
		'application/jsonx; charset=utf-8',
		'text/plain; application/json',
		'',
	])('is refused as %j: only JSON cannot come from a form of another site', (type) => {
		expect(refusal(event(good, { headers: { 'content-type': type } })).code).toBe('request.malformed');
	});

	it.each(['application/json', 'Application/JSON', 'application/json ;charset=utf-8'])(
		'is taken as %j',
		(type) => {
			expect(parseRequest(route, event(good, { headers: { 'content-type': type } })).body.name).toBe(
				'王小明',
			);
		},
	);

	it('brings no prototype along', () => {
		const parsed = parseRequest(route, event('{"name":"a","level":"a","__proto__":{"admin":true}}'));
		expect((parsed.body as { admin?: boolean }).admin).toBeUndefined();
		expect(Object.getPrototypeOf(parsed.body)).toBe(Object.prototype);
	});
});

describe('a request that is wrong', () => {
	it('names every refused field by path, label and reason, in lists too', () => {
		const body = { level: 'c', rows: [{ hours: 1 }, { hours: 'x' }], address: { city: '很長的縣市' } };
		expect(refusal(event(body))).toEqual({
			code: 'request.invalid',
			errors: [
				{ field: 'name', label: '姓名', message: '此欄位必填' },
				{ field: 'level', label: '層級', message: '請從選項中選擇' },
				{ field: 'rows.1.hours', label: '時數', message: '格式不正確' },
				{ field: 'address.city', label: '縣市', message: '最多 3 個字' },
			],
		});
	});

	it('says so of path and query as well', () => {
		expect(refusal(event(good, { pathParameters: { id: '../x' } })).errors).toEqual([
			{ field: 'id', message: '識別碼格式不正確' },
		]);
		const query = (queryStringParameters: Record<string, string>) =>
			refusal(event(good, { queryStringParameters }));
		expect(query({ size: '11' }).errors?.[0]).toMatchObject({ field: 'size' });
		expect(query({ page: '0' }).errors?.[0]).toMatchObject({ field: 'page' });
		expect(query({ page: '1,2' }).code).toBe('request.invalid');
		expect(query({ cursor: 'x'.repeat(longestCursor + 1) }).code).toBe('request.invalid');
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
		'a body of type 「%s」 cannot be read',
		(type) => {
			const headers = { 'content-type': type };
			expect(refusal(event(good, { headers })).code).toBe('request.malformed');
		},
	);

	it('nor can broken JSON, or a body without a type', () => {
		expect(refusal(event('{"name":')).code).toBe('request.malformed');
		expect(refusal(event(good, { headers: {} })).code).toBe('request.malformed');
	});

	it('an absent body is an empty form, not a fault', () => {
		const { code, errors } = refusal(event('', { headers: {} }));
		expect(code).toBe('request.invalid');
		expect(errors?.map(({ field }) => field)).toEqual(['name', 'level']);
	});
});

describe('a filter that names a person', () => {
	const list = {
		...route,
		query: z.object({ nationalId: z.string().optional(), name: z.string().optional() }),
	};
	const headers = { 'x-private-query': 'nationalId=A100000001&name=%E7%8E%8B' };

	it('comes in a header of its own, and nothing else comes by it', () => {
		const given = event(good, { headers: { 'content-type': 'application/json', ...headers } });
		expect(parseRequest(list, given).query).toEqual({ nationalId: 'A100000001' });
	});

	it('is refused in the address, where logs and histories would keep it', () => {
		const given = event(good, { queryStringParameters: { nationalId: 'A100000001' } });
		expect(refusal(given).code).toBe('request.malformed');
	});
});
