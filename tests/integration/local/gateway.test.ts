import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpHandler } from '#infra/local/functions.ts';
import { startGateway } from '#infra/local/gateway.ts';
import { adminFallback, portalFallback } from '#infra/site-fallbacks.ts';
import type { RunningServer } from '#infra/local/http-server.ts';

const objectOrigin = 'http://localhost:8082';
const directory = mkdtempSync(join(tmpdir(), 'site-'));
const events: APIGatewayProxyEventV2[] = [];
let gateway: RunningServer;
let origin: string;

const echo: HttpHandler = (event) => {
	events.push(event);
	return Promise.resolve({ statusCode: 200, body: 'ok' });
};
const results: Record<string, () => unknown> = {
	cookies: () => ({
		statusCode: 201,
		headers: { 'Content-Type': 'text/plain', 'x-frame-options': 'SAMEORIGIN' },
		cookies: ['session=1; HttpOnly', 'hint=2'],
		body: 'made',
	}),
	binary: () => ({
		statusCode: 200,
		isBase64Encoded: true,
		body: Buffer.from([0, 255, 1]).toString('base64'),
	}),
	plain: () => ({ answer: 42 }),
	large: () => ({ statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024) }),
	throws: () => {
		throw new Error('secret detail');
	},
	never: () => new Promise(() => {}),
};
const answer: HttpHandler = (event) => Promise.resolve(results[event.rawPath.split('/').at(-1) ?? '']?.());

beforeAll(async () => {
	mkdirSync(join(directory, '_app/immutable'), { recursive: true });
	mkdirSync(join(directory, 'about'));
	writeFileSync(join(directory, 'index.html'), `<h1>home</h1>${'願'.repeat(1000)}`);
	writeFileSync(join(directory, 'news.html'), '<h1>news</h1>');
	writeFileSync(join(directory, 'about/index.html'), '<h1>about</h1>');
	for (const folder of ['not-found', 'en/not-found']) {
		mkdirSync(join(directory, folder), { recursive: true });
		writeFileSync(join(directory, folder, 'index.html'), `<h1>${folder}</h1>`);
	}
	writeFileSync(join(directory, '_app/immutable/start.js'), 'export {};');
	writeFileSync(join(directory, '../outside.txt'), 'outside');
	gateway = await startGateway({
		port: 0,
		handlers: new Map([
			['echo', echo],
			['answer', answer],
		]),
		site: { directory, fallback: portalFallback },
		objectOrigin,
		log: () => {},
		timeoutMs: 200,
	});
	origin = `http://127.0.0.1:${gateway.port}`;
});

afterAll(async () => {
	await gateway.stop();
	rmSync(directory, { recursive: true });
	rmSync(join(directory, '../outside.txt'));
});

/** Node's fetch decodes and normalises; this does neither. */
function raw(path: string, headers: Record<string, string> = {}) {
	return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
		(resolve, reject) => {
			request(origin, { path, headers }, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(chunks),
					}),
				);
			})
				.on('error', reject)
				.end();
		},
	);
}

describe('the event', () => {
	it('has payload format 2.0', async () => {
		await fetch(`${origin}/api/echo/records/01J%20X?tag=a&tag=b&name=${encodeURIComponent('王')}`, {
			method: 'POST',
			headers: {
				'Content-Type': 'application/json',
				Cookie: 'session=abc; theme=dark',
				'X-Custom': 'One',
				'X-Viewer-Address': '6.6.6.6',
				'User-Agent': 'test',
			},
			body: '{"姓名":"王"}',
		});
		const event = events.at(-1);
		expect(event).toMatchObject({
			version: '2.0',
			routeKey: 'ANY /api/echo/{proxy+}',
			rawPath: '/api/echo/records/01J X',
			rawQueryString: 'tag=a&tag=b&name=%E7%8E%8B',
			queryStringParameters: { tag: 'a,b', name: '王' },
			cookies: ['session=abc', 'theme=dark'],
			pathParameters: { proxy: 'records/01J X' },
			body: '{"姓名":"王"}',
			isBase64Encoded: false,
			requestContext: {
				stage: '$default',
				http: { method: 'POST', path: '/api/echo/records/01J X', sourceIp: '127.0.0.1', userAgent: 'test' },
			},
		});
		expect(event?.requestContext.requestId).toMatch(/^[\w-]{20,}$/);
		expect(event?.headers).toMatchObject({
			'x-custom': 'One',
			'x-forwarded-for': '127.0.0.1',
			'x-viewer-address': '127.0.0.1',
		});
		expect(event?.headers).not.toHaveProperty('cookie');
	});

	it('carries bytes as base64', async () => {
		await fetch(`${origin}/api/echo`, {
			method: 'POST',
			headers: { 'content-type': 'application/pdf' },
			body: new Uint8Array([1, 2, 255]),
		});
		expect(events.at(-1)).toMatchObject({ isBase64Encoded: true, body: 'AQL/' });
	});

	it('has no body, query or cookies where there are none', async () => {
		await fetch(`${origin}/api/echo`);
		expect(events.at(-1)).not.toHaveProperty('body');
		expect(events.at(-1)).not.toHaveProperty('cookies');
		expect(events.at(-1)?.queryStringParameters).toBeUndefined();
	});
});

describe('the answer', () => {
	it('keeps status, headers and every cookie, and not the ones that CloudFront sets', async () => {
		const response = await fetch(`${origin}/api/answer/cookies`);
		expect(response.status).toBe(201);
		expect(response.headers.getSetCookie()).toEqual(['session=1; HttpOnly', 'hint=2']);
		expect(response.headers.get('content-type')).toBe('text/plain');
		expect(response.headers.get('x-frame-options')).toBe('DENY');
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	});

	it('decodes base64', async () => {
		const response = await fetch(`${origin}/api/answer/binary`);
		expect([...(await response.bytes())]).toEqual([0, 255, 1]);
	});

	it('is JSON when the Lambda returned anything else', async () => {
		expect(await (await fetch(`${origin}/api/answer/plain`)).json()).toEqual({ answer: 42 });
	});
});

describe('the limits of API Gateway and Lambda', () => {
	const post = (bytes: number) =>
		fetch(`${origin}/api/echo`, {
			method: 'POST',
			body: 'x'.repeat(bytes),
			headers: { 'content-type': 'text/plain' },
		});

	it.each([
		[5 * 1024 * 1024, 200],
		[7 * 1024 * 1024, 413],
		[11 * 1024 * 1024, 413],
	])('answer a request of %i bytes with %i', async (bytes, status) => {
		expect((await post(bytes)).status).toBe(status);
	});

	it.each([
		['an answer over 6 MB', 'answer/large', 500, 'Internal Server Error'],
		['a Lambda that throws', 'answer/throws', 500, 'Internal Server Error'],
		['a Lambda that takes too long', 'answer/never', 503, 'Service Unavailable'],
		['an unknown domain', 'nothing/here', 404, 'Not Found'],
		['no domain', '', 404, 'Not Found'],
	])('answer %s', async (_, path, status, message) => {
		const response = await fetch(`${origin}/api/${path}`);
		expect(response.status).toBe(status);
		expect(await response.json()).toEqual({ message });
	});
});

describe('the site', () => {
	it.each([
		['/', 'home'],
		['/news', 'news'],
		['/about', 'about'],
		['/about/', 'about'],
	])('answers %s with the page %s', async (path, page) => {
		const response = await fetch(origin + path);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(await response.text()).toContain(`<h1>${page}</h1>`);
	});

	it.each([
		['/nowhere', 'not-found'],
		['/nowhere/?q=a.b', 'not-found'],
		['/old.html', 'not-found'],
		['/not-found/', 'not-found'],
		['/en/nowhere', 'en/not-found'],
		['/en/not-found/', 'en/not-found'],
	])('says that %s does not exist, in the language of the address', async (path, page) => {
		const response = await fetch(origin + path);
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(await response.text()).toBe(`<h1>${page}</h1>`);
	});

	it('leaves the addresses of an app to its router', async () => {
		const app = await startGateway({
			port: 0,
			handlers: new Map(),
			site: { directory, fallback: adminFallback },
			objectOrigin,
			log: () => {},
		});
		const response = await fetch(`http://127.0.0.1:${app.port}/volunteers/01J?tab=hours`);
		expect(response.status).toBe(200);
		expect(await response.text()).toContain('<h1>home</h1>');
		await app.stop();
	});

	it('has no page for a missing file', async () => {
		expect((await fetch(`${origin}/_app/immutable/gone.js`)).status).toBe(404);
	});

	it.each([
		'/../outside.txt',
		'/%2e%2e/outside.txt',
		'/..%2foutside.txt',
		'/about/%2e%2e/%2e%2e/outside.txt',
	])('does not leave its folder for %s', async (path) => {
		const { body } = await raw(path);
		expect(body.toString()).not.toContain('outside');
	});

	it.each(['/%00', '/%ff'])('refuses the address %s', async (path) => {
		expect((await raw(path)).status).toBe(400);
	});

	it('only reads', async () => {
		expect((await fetch(`${origin}/news`, { method: 'POST' })).status).toBe(405);
	});

	it('lets hashed files be kept for ever, and asks again for pages', async () => {
		const script = await fetch(`${origin}/_app/immutable/start.js`);
		expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
		expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
		const page = await fetch(`${origin}/news`);
		expect(page.headers.get('cache-control')).toBe('no-cache');
		const again = await fetch(`${origin}/news`, {
			headers: { 'if-none-match': page.headers.get('etag') ?? '' },
		});
		expect(again.status).toBe(304);
	});

	it('compresses', async () => {
		const brotli = await raw('/', { 'accept-encoding': 'gzip, br' });
		expect(brotli.headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(brotli.body).toString()).toContain('home');
		const gzipped = await raw('/', { 'accept-encoding': 'gzip' });
		expect(gunzipSync(gzipped.body).toString()).toContain('home');
		expect((await raw('/')).body.toString()).toContain('home');
	});

	it('sends the security headers', async () => {
		const { headers } = await fetch(`${origin}/news`);
		const policy = headers.get('content-security-policy');
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).toContain(`connect-src 'self' ${objectOrigin}`);
		expect(policy).toContain("object-src 'none'");
		expect(Object.fromEntries(headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'strict-origin-when-cross-origin',
			'cross-origin-opener-policy': 'same-origin',
		});
		expect(headers.get('permissions-policy')).toContain('camera=()');
	});
});
