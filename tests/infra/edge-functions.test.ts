import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { pageRouterCode, siteFilesOf, viewerAddressCode } from '#infra/constructs/edge-functions.ts';

interface EdgeEvent {
	request: { uri: string; headers: Record<string, { value: string }> };
	viewer: { ip: string };
}

/** Runs the code of a CloudFront function as it is deployed. */
function run(code: string, uri: string, headers: EdgeEvent['request']['headers'] = {}) {
	const event: EdgeEvent = { request: { uri, headers }, viewer: { ip: '203.0.113.7' } };
	return runInNewContext(`${code}\nhandler(event)`, { event }) as EdgeEvent['request'];
}

describe('the page router at the edge', () => {
	const code = pageRouterCode({
		pages: { '/': '/index.html', '/news': '/news.html' },
		fallback: '/404.html',
	});

	it.each([
		['/', '/index.html'],
		['/news', '/news.html'],
		['/news/', '/news.html'],
		['/news/42', '/404.html'],
		['/volunteer/records', '/404.html'],
		['/v1.2/page', '/404.html'],
		['/constructor', '/404.html'],
		['/favicon.svg', '/favicon.svg'],
		['/_app/immutable/entry/start.js', '/_app/immutable/entry/start.js'],
	])('turns %s into %s', (path, file) => {
		expect(run(code, path).uri).toBe(file);
	});

	it('fits into the 10 KB that CloudFront allows for a hundred pages', () => {
		const pages = Object.fromEntries(
			Array.from({ length: 100 }, (_, n) => [`/en/page-${n}`, `/en/page-${n}.html`]),
		);
		expect(pageRouterCode({ pages, fallback: '/404.html' }).length).toBeLessThan(10_240);
	});
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
		mkdirSync(join(directory, 'en'), { recursive: true });
		for (const file of ['index.html', 'news.html', '404.html', 'en/index.html'])
			writeFileSync(join(directory, file), '');
		expect(siteFilesOf(directory, '/404.html')).toEqual({
			pages: { '/': '/index.html', '/news': '/news.html', '/en': '/en/index.html' },
			fallback: '/404.html',
		});
	});

	it('are none before the site is built', () => {
		expect(siteFilesOf(join(directory, 'nowhere'), '/index.html')).toEqual({
			pages: {},
			fallback: '/index.html',
		});
	});
});
