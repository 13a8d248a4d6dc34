import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import {
	missingPageCode,
	pageRouterCode,
	siteFilesOf,
	viewerAddressCode,
} from '#infra/constructs/edge-functions.ts';
import { adminFallback, portalFallback } from '#infra/site-fallbacks.ts';

interface EdgeEvent {
	request: { uri: string; headers: Record<string, { value: string }> };
	viewer: { ip: string };
}

/** Runs the code of a CloudFront function as it is deployed. */
function run(code: string, uri: string, headers: EdgeEvent['request']['headers'] = {}) {
	const event: EdgeEvent = { request: { uri, headers }, viewer: { ip: '203.0.113.7' } };
	return runInNewContext(`${code}\nhandler(event)`, { event }) as EdgeEvent['request'];
}

const portal = {
	pages: { '/': '/index.html', '/news': '/news.html', '/en/news': '/en/news.html' },
	fallback: portalFallback,
};

describe('the page router at the edge', () => {
	it.each([
		['/', '/index.html'],
		['/news', '/news.html'],
		['/news/', '/news.html'],
		['/news.html', '/news.html'],
		['/en/news/', '/en/news.html'],
		['/news/42', '/not-found/index.html'],
		['/volunteer/records', '/not-found/index.html'],
		['/v1.2/page', '/not-found/index.html'],
		['/constructor', '/not-found/index.html'],
		['/old.html', '/not-found/index.html'],
		['/en/news/42', '/en/not-found/index.html'],
		['/en', '/en/not-found/index.html'],
		['/english', '/not-found/index.html'],
		['/favicon.svg', '/favicon.svg'],
		['/_app/immutable/entry/start.js', '/_app/immutable/entry/start.js'],
	])('turns %s into %s', (path, file) => {
		expect(run(pageRouterCode(portal), path).uri).toBe(file);
	});

	it('leaves every address of the back office to the router of its one page', () => {
		const code = pageRouterCode({ pages: {}, fallback: adminFallback });
		for (const path of ['/', '/volunteers/01J', '/nowhere']) expect(run(code, path).uri).toBe('/index.html');
	});

	it('fits into the 10 KB that CloudFront allows for a hundred pages', () => {
		const pages = Object.fromEntries(
			Array.from({ length: 100 }, (_, n) => [`/en/page-${n}`, `/en/page-${n}.html`]),
		);
		for (const code of [pageRouterCode, missingPageCode])
			expect(code({ pages, fallback: portalFallback }).length).toBeLessThan(10_240);
	});
});

describe('the answer for a page that does not exist', () => {
	function statusOf(uri: string, statusCode = 200) {
		const event = { request: { uri }, response: { statusCode, headers: {} } };
		const code = `${missingPageCode(portal)}\nhandler(event)`;
		return (runInNewContext(code, { event }) as { statusCode: number }).statusCode;
	}

	it.each([
		'/nowhere',
		'/en/nowhere/',
		'/old.html',
		'/not-found/',
		'/not-found/index.html',
		'/en/not-found/index.html',
	])('is 404: %s', (uri) => {
		expect(statusOf(uri)).toBe(404);
	});

	it.each(['/', '/index.html', '/news/', '/news.html', '/favicon.svg', '/_app/immutable/start.js'])(
		'is as the bucket says: %s',
		(uri) => {
			expect(statusOf(uri)).toBe(200);
			expect(statusOf(uri, 304)).toBe(304);
		},
	);
});

describe('the viewer address', () => {
	it('replaces whatever the viewer wrote into the header', () => {
		const { headers } = run(viewerAddressCode, '/api/content', {
			'x-viewer-address': { value: '198.51.100.1' },
		});
		expect(headers['x-viewer-address']).toEqual({ value: '203.0.113.7' });
	});
});

describe('the files of a built site', () => {
	const directory = mkdtempSync(join(tmpdir(), 'site-'));
	afterEach(() => rmSync(directory, { recursive: true, force: true }));

	it('are found by the paths of their pages', () => {
		for (const folder of ['en', 'not-found']) mkdirSync(join(directory, folder), { recursive: true });
		for (const file of ['index.html', 'news.html', 'en/index.html', 'not-found/index.html'])
			writeFileSync(join(directory, file), '');
		expect(siteFilesOf(directory, portalFallback)).toEqual({
			pages: { '/': '/index.html', '/news': '/news.html', '/en': '/en/index.html' },
			fallback: portalFallback,
		});
	});

	it('are none before the site is built', () => {
		expect(siteFilesOf(join(directory, 'nowhere'), adminFallback)).toEqual({
			pages: {},
			fallback: adminFallback,
		});
	});
});
