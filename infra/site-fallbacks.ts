/** What answers an address of a site that has no file of its own. */
export interface SiteFallback {
	/** 404 where every page is a file; 200 where the site's own router takes over. */
	readonly status: 200 | 404;
	/** The page for each folder, the inner folders first. */
	readonly pages: readonly (readonly [folder: string, file: string])[];
}

/** Every page of the portal is a file: another address is missing, in the language of its folder. */
export const portalFallback: SiteFallback = {
	status: 404,
	pages: [
		['/en/', '/en/not-found/index.html'],
		['/', '/not-found/index.html'],
	],
};

/** The back office is one page, whose router knows the addresses. */
export const adminFallback: SiteFallback = { status: 200, pages: [['/', '/index.html']] };

/** The file that answers for a path without one. */
export function fallbackFile(fallback: SiteFallback, path: string): string {
	const [, file] = fallback.pages.find(([folder]) => `${path}/`.startsWith(folder)) ?? [];
	if (file === undefined) throw new Error(`No page stands in for ${path}.`);
	return file;
}
