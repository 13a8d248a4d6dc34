import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import { httpHandler } from '#platform/http/http-handler.ts';
import { defineContract, defineRoute } from '#shared/contract/define-route.ts';
import { staffAt, volunteerActor } from '#tests/support/actors.ts';

const contract = defineContract({
	own: defineRoute({
		method: 'GET',
		path: '/api/test/me',
		summary: '靜態',
		access: { kind: 'staff' },
		response: z.unknown(),
	}),
	one: defineRoute({
		method: 'GET',
		path: '/api/test/{id}',
		summary: '動態',
		access: { kind: 'public' },
		params: z.object({ id: z.string() }),
		response: z.unknown(),
	}),
	write: defineRoute({
		method: 'POST',
		path: '/api/test',
		summary: '寫入',
		access: { kind: 'signed-in' },
		status: 201,
		body: z.object({ name: z.string() }),
		response: z.unknown(),
	}),
	staffOnly: defineRoute({
		method: 'POST',
		path: '/api/test/staff',
		summary: '後台',
		access: { kind: 'staff' },
		response: z.unknown(),
	}),
	volunteerOnly: defineRoute({
		method: 'POST',
		path: '/api/test/volunteer',
		summary: '志工',
		access: { kind: 'volunteer' },
		response: z.unknown(),
	}),
	signInStaff: defineRoute({
		method: 'POST',
		path: '/api/test/staff-session',
		summary: '後台登入',
		access: { kind: 'public', session: 'staff' },
		response: z.unknown(),
	}),
	signInVolunteer: defineRoute({
		method: 'POST',
		path: '/api/test/volunteer-session',
		summary: '志工登入',
		access: { kind: 'public', session: 'volunteer' },
		response: z.unknown(),
	}),
	broken: defineRoute({
		method: 'DELETE',
		path: '/api/test/{id}',
		summary: '壞的',
		access: { kind: 'public' },
		response: z.unknown(),
	}),
});

const origin = 'https://admin.test';
const portal = 'https://portal.test';

function setup(known: Record<string, StaffActor | VolunteerActor> = {}) {
	const calls: { actor: { kind: string; origin: { ip: string } } }[] = [];
	const asked: string[] = [];
	const answer = async (call: unknown) => {
		calls.push(call as (typeof calls)[number]);
		return { done: true };
	};
	const handler = httpHandler(
		contract,
		{
			own: answer,
			one: answer,
			write: answer,
			staffOnly: answer,
			volunteerOnly: answer,
			signInStaff: answer,
			signInVolunteer: answer,
			broken: async () => {
				throw new Error('secret of the inside');
			},
		},
		{
			async authenticate(kind, token, from) {
				asked.push(`${kind}:${token}`);
				const actor = known[`${kind}:${token}`];
				return actor && { ...actor, origin: from };
			},
			origins: { staff: origin, volunteer: portal },
			secureCookies: true,
			logger: { error() {} } as unknown as Logger,
			metrics: { addDimension() {}, addMetric() {}, publishStoredMetrics() {} } as unknown as Metrics,
		},
	);
	const call = async (method: string, path: string, more: Partial<APIGatewayProxyEventV2> = {}) => {
		const event = {
			version: '2.0',
			headers: {},
			requestContext: {
				requestId: 'request-1',
				http: { method, path, sourceIp: '10.0.0.1', userAgent: 'browser' },
			},
			...more,
		} as unknown as APIGatewayProxyEventV2;
		const result = (await handler(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
		return { ...result, json: JSON.parse(result.body ?? 'null') as Record<string, unknown> };
	};
	return { call, calls, asked };
}

const staffCookie = { cookies: ['__Host-zhigong-staff=s'] };

describe('where a caller is', () => {
	it.each([
		['the edge says so', { 'x-viewer-address': '203.0.113.7' }, '203.0.113.7'],
		['in any case of the header', { 'X-Viewer-Address': '2001:db8::7' }, '2001:db8::7'],
		['and who came straight, by the gateway', {}, '10.0.0.1'],
		['whatever he forwards', { 'x-forwarded-for': '198.51.100.1' }, '10.0.0.1'],
	])('%s', async (_, headers, ip) => {
		const { call, calls } = setup();
		await call('GET', '/api/test/abc', { headers });
		expect(calls[0]?.actor.origin.ip).toBe(ip);
	});
});

describe('the order of the doors', () => {
	it('a fixed address comes before one with a parameter', async () => {
		const { call } = setup({ 'staff:s': staffAt('/gov') });
		expect((await call('GET', '/api/test/me')).statusCode).toBe(401);
		expect((await call('GET', '/api/test/me', staffCookie)).statusCode).toBe(200);
	});

	it('origin, then session, then body: nothing is looked at for nothing', async () => {
		const { call, asked } = setup();
		const write = { headers: { 'content-type': 'application/json' }, body: '{', ...staffCookie };
		expect((await call('POST', '/api/test', write)).json['code']).toBe('request.origin-refused');
		expect(asked).toEqual([]);
		const ours = { ...write, headers: { ...write.headers, Origin: origin } };
		expect((await call('POST', '/api/test', ours)).json['code']).toBe('identity.not-signed-in');
		expect(asked).toEqual(['staff:s']);
	});

	it('each side is asked for its own cookie only; a public route for none', async () => {
		const { call, asked } = setup({ 'volunteer:v': volunteerActor('v1') });
		const cookies = ['__Host-zhigong-staff=s', '__Host-zhigong-volunteer=v'];
		await call('GET', '/api/test/abc', { cookies });
		expect(asked).toEqual([]);
		await call('GET', '/api/test/me', { cookies });
		expect(asked).toEqual(['staff:s']);
		const headers = { origin, 'content-type': 'application/json' };
		const body = '{"name":"x"}';
		const fromPortal = { ...headers, origin: portal };
		expect((await call('POST', '/api/test', { cookies, headers: fromPortal, body })).statusCode).toBe(201);
	});

	it('a site writes with its own kind of session only, whatever other cookies are sent along', async () => {
		const known = { 'staff:s': staffAt('/gov'), 'volunteer:v': volunteerActor('v1') };
		const { call, calls, asked } = setup(known);
		const cookies = ['__Host-zhigong-staff=s', '__Host-zhigong-volunteer=v'];
		const write = (path: string, from: string) => {
			const headers = { origin: from, 'content-type': 'application/json' };
			return call('POST', path, { cookies, headers, body: '{"name":"x"}' });
		};
		await write('/api/test', portal);
		await write('/api/test', origin);
		expect(calls.map(({ actor }) => actor.kind)).toEqual(['volunteer', 'staff']);
		asked.length = 0;
		for (const [path, from] of [
			['/api/test/staff', portal],
			['/api/test/volunteer', origin],
			['/api/test/staff-session', portal],
			['/api/test/volunteer-session', origin],
		] as const) {
			const answer = await write(path, from);
			expect({ status: answer.statusCode, code: answer.json['code'] }, path).toEqual({
				status: 403,
				code: 'request.origin-refused',
			});
		}
		expect(asked).toEqual([]);
		for (const [path, from] of [
			['/api/test/staff', origin],
			['/api/test/volunteer', portal],
			['/api/test/staff-session', origin],
			['/api/test/volunteer-session', portal],
		] as const) {
			expect((await write(path, from)).statusCode, path).toBe(200);
		}
	});
});

describe('what comes out', () => {
	it('is never kept by anybody, and tells when the session ends', async () => {
		const { call } = setup({ 'staff:s': staffAt('/gov') });
		const { headers } = await call('GET', '/api/test/me', staffCookie);
		expect(headers).toEqual({
			'content-type': 'application/json; charset=utf-8',
			'cache-control': 'no-store',
			'x-session-expires-at': '2099-01-01T00:00:00.000Z',
		});
	});

	it('a fault tells nothing but its request id', async () => {
		const { call } = setup();
		const answer = await call('DELETE', '/api/test/abc', { headers: { origin } });
		expect(answer.statusCode).toBe(500);
		expect(answer.body).not.toContain('secret');
		expect(answer.json['requestId']).toBe('request-1');
	});

	it.each([
		['GET', '/api/test/a/b'],
		['GET', '/api/other'],
		['PATCH', '/api/test/abc'],
		['TRACE', '/api/test/abc'],
	])('%s %s is no service', async (method, path) => {
		const { json } = await setup().call(method, path, { headers: { origin } });
		expect(json['code']).toBe('request.route-not-found');
	});
});
