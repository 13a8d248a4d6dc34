import { existsSync, globSync } from 'node:fs';

/** The header in which the API finds the address of the viewer; CloudFront's own is all that API Gateway sees. */
export const viewerAddressHeader = 'x-viewer-address';

/** Which file answers which path of a static site. */
export interface SiteFiles {
	/** Prerendered pages by path: `/news` → `/news.html`. */
	readonly pages: Readonly<Record<string, string>>;
	/** Answers every other address without a file extension; the site's own router takes over there. */
	readonly fallback: string;
}

/** Reads the prerendered pages of a built site; a site that is not built yet has none, and the fallback serves all. */
export function siteFilesOf(buildDirectory: string, fallback: string): SiteFiles {
	const files = existsSync(buildDirectory) ? globSync('**/*.html', { cwd: buildDirectory }).sort() : [];
	const pages = files
		.map((file) => `/${file.replaceAll('\\', '/')}`)
		.filter((file) => file !== fallback)
		.map((file) => [pathOf(file), file]);
	return { pages: Object.fromEntries(pages) as Record<string, string>, fallback };
}

function pathOf(file: string): string {
	return file.replace(/(\/index)?\.html$/, '') || '/';
}

/**
 * Turns the address of a page into its file, before the cache and the bucket see it. Mapping the bucket's errors to
 * the start page instead would turn 403 and 404 of the API into pages too: such mappings hold for a whole distribution.
 */
export function pageRouterCode({ pages, fallback }: SiteFiles): string {
	return `var pages = ${JSON.stringify(pages)};
function handler(event) {
	var request = event.request;
	var path = request.uri.length > 1 && request.uri.endsWith('/') ? request.uri.slice(0, -1) : request.uri;
	if (Object.prototype.hasOwnProperty.call(pages, path)) {
		request.uri = pages[path];
	} else if (path.lastIndexOf('.') <= path.lastIndexOf('/')) {
		request.uri = ${JSON.stringify(fallback)};
	}
	return request;
}
`;
}

/** Tells the API who is calling; whatever the viewer wrote into the header is replaced. */
export const viewerAddressCode = `function handler(event) {
	event.request.headers[${JSON.stringify(viewerAddressHeader)}] = { value: event.viewer.ip };
	return event.request;
}
`;
