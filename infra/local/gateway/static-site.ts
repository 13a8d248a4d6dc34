import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { fallbackFile, type SiteFallback } from '#infra/site-fallbacks.ts';
import { contentTypeOf, isCompressible } from './content-type.ts';

export interface StaticSiteOptions {
	directory: string;
	fallback: SiteFallback;
}

interface Asset {
	etag: string;
	contentType: string;
	body: Record<'identity' | 'br' | 'gzip', Buffer | undefined>;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

async function readIfThere(path: string): Promise<Buffer | undefined> {
	return existsSync(path) ? readFile(path) : undefined;
}

async function loadAsset(path: string): Promise<Asset> {
	const identity = await readFile(path);
	const contentType = contentTypeOf(path);
	const worthIt = isCompressible(contentType) && identity.length > 1000;
	const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
	return {
		etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
		contentType,
		body: {
			identity,
			br: worthIt
				? ((await readIfThere(`${path}.br`)) ?? (await compressBrotli(identity, brotli)))
				: undefined,
			gzip: worthIt ? ((await readIfThere(`${path}.gz`)) ?? (await compressGzip(identity))) : undefined,
		},
	};
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The file behind an address, as adapter-static writes them: `/news` is `news.html` or `news/index.html`. */
function resolveFile(root: string, pathname: string): string | undefined {
	const path = resolve(root, `.${pathname}`);
	if (path !== root && !path.startsWith(root + sep)) return undefined;
	const candidates = path === root ? [] : [path, `${path}.html`];
	return [...candidates, join(path, 'index.html')].find(isFile);
}

/** CloudFront and the S3 site on one machine: files with the right type, compression and cache headers. */
export function staticSite({ directory, fallback }: StaticSiteOptions) {
	const root = resolve(directory);
	const standIns = new Set(fallback.pages.map(([, file]) => join(root, file)));
	for (const file of standIns)
		if (!isFile(file)) throw new Error(`The site in ${root} is not built (no ${file}).`);
	const cache = new Map<string, { modified: number; asset: Promise<Asset> }>();

	function assetOf(path: string): Promise<Asset> {
		const modified = statSync(path).mtimeMs;
		const known = cache.get(path);
		if (known?.modified === modified) return known.asset;
		const asset = loadAsset(path);
		cache.set(path, { modified, asset });
		return asset;
	}

	return async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.writeHead(405, { allow: 'GET, HEAD' }).end();
			return;
		}
		let pathname: string;
		try {
			pathname = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
			if (pathname.includes('\0')) throw new URIError();
		} catch {
			response.writeHead(400).end();
			return;
		}
		const found = resolveFile(root, pathname);
		if (!found && !['', '.html'].includes(extname(pathname))) {
			// A missing script answered with a page would fail in ways that are hard to understand.
			response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not Found');
			return;
		}
		const file = found ?? join(root, fallbackFile(fallback, pathname));
		const status = standIns.has(file) ? fallback.status : 200;
		const asset = await assetOf(file);
		const accepted = [request.headers['accept-encoding'] ?? ''].flat().join();
		const encoding = (['br', 'gzip'] as const).find((name) => asset.body[name] && accepted.includes(name));
		response.setHeader('content-type', asset.contentType);
		response.setHeader('vary', 'Accept-Encoding');
		response.setHeader('etag', asset.etag);
		response.setHeader(
			'cache-control',
			pathname.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
		);
		if (status === 200 && request.headers['if-none-match'] === asset.etag) {
			response.writeHead(304).end();
			return;
		}
		const body = asset.body[encoding ?? 'identity'] ?? Buffer.alloc(0);
		if (encoding) response.setHeader('content-encoding', encoding);
		response.setHeader('content-length', body.length);
		response.statusCode = status;
		response.end(request.method === 'HEAD' ? undefined : body);
	};
}
