import { resolve } from 'node:path';
import { pageLoadOf } from '../site-scripts.ts';

interface Budget {
	pages: readonly string[];
	/** Gzipped, in kilobytes of a thousand. */
	scripts: number;
	/** Scripts and styles. */
	requests: number;
}

/**
 * What the pages of the portal may weigh. The home page's is the architecture's; the others are what was reached, with a
 * little room. Sizes are exact: what goes over has taken in something heavy (zod, a dialog, the words of all pages).
 */
const budgets: readonly Budget[] = [
	{ pages: ['', 'en/'], scripts: 50, requests: 15 },
	{ pages: ['news/', 'search/', 'units/', 'en/units/', 'become-a-volunteer/'], scripts: 60, requests: 25 },
	{
		pages: ['volunteer/', 'forgot-password/', 'en/forgot-password/', 'set-password/'],
		scripts: 68,
		requests: 25,
	},
	{ pages: ['volunteer/records/', 'volunteer/records/hours/'], scripts: 68, requests: 30 },
	{ pages: ['volunteer/consent/', 'volunteer/record-book/'], scripts: 84, requests: 30 },
];

const portal = resolve(import.meta.dirname, '../../../web/portal/build');

/** Each page against its budget, in one line. */
export function portalBudgets(): { passed: boolean; line: string }[] {
	return budgets.flatMap(({ pages, scripts, requests }) =>
		pages.map((page) => {
			const load = pageLoadOf(portal, page);
			const asked = load.scripts + load.styles;
			return {
				passed: load.scriptKilobytes <= scripts && asked <= requests,
				line: `/${page}: ${load.scriptKilobytes.toFixed(1)} KB of scripts (≤ ${scripts}), ${asked} files (≤ ${requests})`,
			};
		}),
	);
}
