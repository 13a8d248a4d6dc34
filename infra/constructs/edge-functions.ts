import { existsSync, globSync } from 'node:fs';
import type { SiteFallback } from '../site-fallbacks.ts';

/** The header in which the API finds the address of the viewer; CloudFront's own is all that API Gateway sees. */
export const viewerAddressHeader = 'x-viewer-address';

/** Which file answers which path of a static site. */
export interface SiteFiles {
	/** Prerendered pages by path: `/news` → `/news.html`. */
	readonly pages: Readonly<Record<string, string>>;
	/** Answers every other address that names no file. */
	readonly fallback: SiteFallback;
}

/** Reads the prerendered pages of a built site; a site that is not built yet has none, and the fallback serves all. */
export function siteFilesOf(buildDirectory: string, fallback: SiteFallback): SiteFiles {
	const standIns = fallback.pages.map(([, file]) => file);
	const files = existsSync(buildDirectory) ? globSync('**/*.html', { cwd: buildDirectory }).sort() : [];
	const pages = files
		.map((file) => `/${file.replaceAll('\\', '/')}`)
		.filter((file) => !standIns.includes(file))
		.map((file) => [pathOf(file), file]);
	return { pages: Object.fromEntries(pages) as Record<string, string>, fallback };
}

function pathOf(file: string): string {
	return file.replace(/(\/index)?\.html$/, '') || '/';
}

// `/old.html` is asked for as a page, `/report.pdf` as a file: the bucket says that a file is missing.
function routing({ pages, fallback }: SiteFiles): string {
	return `var pages = ${JSON.stringify(pages)};
var standIns = ${JSON.stringify(fallback.pages)};
function route(uri) {
	var path = uri.length > 1 && uri.endsWith('/') ? uri.slice(0, -1) : uri;
	if (Object.prototype.hasOwnProperty.call(pages, path)) return { file: pages[path] };
	for (var page in pages) if (pages[page] === uri) return { file: uri };
	if (path.lastIndexOf('.') > path.lastIndexOf('/') && !path.endsWith('.html')) return { file: uri };
	for (var i = 0; i < standIns.length; i++) {
		if ((path + '/').indexOf(standIns[i][0]) === 0) return { file: standIns[i][1], missing: true };
	}
	return { file: uri };
}
`;
}

/**
 * Turns the address of a page into its file, before the cache and the bucket see it. Mapping the bucket's errors to
 * the start page instead would turn 403 and 404 of the API into pages too: such mappings hold for a whole distribution.
 */
export function pageRouterCode(files: SiteFiles): string {
	return `${routing(files)}function handler(event) {
	event.request.uri = route(event.request.uri).file;
	return event.request;
}
`;
}

/**
 * Says 404 with the page that stands in for a missing one; the bucket has answered 200 with its file. The request may be
 * seen as the viewer sent it or as the router left it: the answer is the same for both.
 */
export function missingPageCode(files: SiteFiles): string {
	return `${routing(files)}function handler(event) {
	if (route(event.request.uri).missing && event.response.statusCode < 300) {
		event.response.statusCode = 404;
		event.response.statusDescription = 'Not Found';
		event.response.headers['cache-control'] = { value: 'no-cache' };
	}
	return event.response;
}
`;
}

/** Tells the API who is calling; whatever the viewer wrote into the header is replaced. */
export const viewerAddressCode = `function handler(event) {
	event.request.headers[${JSON.stringify(viewerAddressHeader)}] = { value: event.viewer.ip };
	return event.request;
}
`;
