import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Collects what the console complains about: errors of scripts, refusals by the security policy, missing files. */
export function watchConsole(page: Page): { take(): string[] } {
	let complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() !== 'error' && message.type() !== 'warning') return;
		const { url } = message.location();
		// Asking who is signed in is answered with 401 when nobody is: the browser notes that by itself.
		if (message.text().includes('401') && /\/api\/identity\/(me|volunteer)$/.test(url)) return;
		// A page that does not exist says so with its status.
		if (message.text().includes('404') && url.endsWith('/there-is-no-such-page/')) return;
		complaints.push(`${message.text()} (${url})`);
	});
	return {
		take() {
			const taken = complaints;
			complaints = [];
			return taken;
		},
	};
}

/** Nothing is on its way any more: no skeletons, no spinning buttons, no table that is being read again. */
export async function expectLoaded(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	await expect(page.getByText('載入中…').or(page.getByText('Loading…'))).toHaveCount(0);
	await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Dear rules that see the same styles on every level's page. */
const rulesOfStyle = ['color-contrast', 'target-size'];

/**
 * WCAG 2.2 A and AA and axe's best practice.
 *
 * @param options.seen - The page was looked at with another person's rows: its styles are not judged again.
 */
export async function expectAxeClean(page: Page, { seen = false } = {}): Promise<void> {
	// What fades in is half transparent for a moment.
	await page.evaluate(() =>
		Promise.allSettled(
			document
				.getAnimations()
				.filter((one) => one.effect?.getTiming().iterations !== Infinity)
				.map((one) => one.finished),
		),
	);
	const ids = await page.locator('[id]').evaluateAll((nodes) => nodes.map(({ id }) => id));
	// A label, a hint or the summary of errors would lead to the first of two, which may be another form's.
	expect(
		ids.filter((id, place) => ids.indexOf(id) !== place),
		'ids that stand twice',
	).toEqual([]);
	// As tall as the page: else what a sticky bar happens to lie over counts as too small to be hit.
	const viewport = seen ? null : page.viewportSize();
	const height = viewport ? await page.evaluate(() => document.documentElement.scrollHeight) : 0;
	if (viewport && height > viewport.height) await page.setViewportSize({ width: viewport.width, height });
	const { violations } = await new AxeBuilder({ page })
		// Of what passes, the selectors are not worked out: that takes as long as the rules.
		.options({ resultTypes: ['violations'] })
		.withTags(standards)
		.disableRules(seen ? rulesOfStyle : [])
		// One frame: without the second page that axe would open for the result.
		.setLegacyMode()
		.analyze();
	if (viewport && height > viewport.height) await page.setViewportSize(viewport);
	const told = violations.flatMap(({ id, help, nodes }) =>
		nodes.map(
			({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`,
		),
	);
	expect(told.join('\n')).toBe('');
}

/** What every page of both sites has (domain 5.1): title, language, one h1, skip link, blocks with access keys. */
export async function expectFrame(
	page: Page,
	options: { lang: string; blocks: readonly string[] },
): Promise<void> {
	await expect(page).toHaveTitle(/\S+｜\S+|\S+ \| \S+|\S{4,}/);
	await expect(page.locator('html')).toHaveAttribute('lang', options.lang);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await expect(page.getByRole('main')).toHaveCount(1);
	const skip = page.locator('a[href="#main"]').first();
	await expect(skip).toHaveCount(1);
	await expect(page.locator('#main')).toHaveCount(1);
	const keys = await page
		.locator('[accesskey]')
		.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('accesskey')));
	expect(keys.toSorted()).toEqual(options.blocks.toSorted());
}

/** WCAG 1.4.10: at 320 CSS pixels nothing but tables and the like scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const before = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	const widest = await page.evaluate(() => {
		const root = document.documentElement;
		const over = [...document.body.querySelectorAll('*')].filter(
			(node) => node.getBoundingClientRect().right > root.clientWidth + 1,
		);
		return {
			scroll: root.scrollWidth,
			client: root.clientWidth,
			over: over.slice(0, 5).map((node) => node.outerHTML.slice(0, 120)),
		};
	});
	expect(widest.scroll, widest.over.join('\n')).toBeLessThanOrEqual(320);
	if (before) await page.setViewportSize(before);
}

/** At the width of a desktop, examples in empty fields are read whole and tables need no sideways scrolling. */
export async function expectNothingCut(page: Page): Promise<void> {
	const cut = await page.evaluate(() => {
		const ruler = document.createElement('canvas').getContext('2d');
		const examples = [...document.querySelectorAll('input')].filter((field) => {
			if (!ruler || !field.placeholder || field.value || !field.checkVisibility()) return false;
			const { fontFamily, paddingLeft, paddingRight } = getComputedStyle(field);
			ruler.font = `${getComputedStyle(field, '::placeholder').fontSize} ${fontFamily}`;
			const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
			return ruler.measureText(field.placeholder).width > room;
		});
		const tables = [...document.querySelectorAll('table')].filter((table) => {
			const frame = table.parentElement;
			return frame !== null && frame.scrollWidth > frame.clientWidth + 1;
		});
		return [
			...examples.map(({ placeholder }) => placeholder),
			...tables.map((table) => table.caption?.textContent ?? 'a table'),
		];
	});
	expect(cut, 'cut on the screen').toEqual([]);
}

/** A4 upright less the margins of web/ui/styles/print.css, at 96 pixels an inch. */
const paperWidth = 680;

/** On paper nothing scrolls: every column of every table is on the page, and every cell shows all that it says. */
export async function expectPrintsWhole(page: Page): Promise<void> {
	const before = page.viewportSize();
	await page.setViewportSize({ width: paperWidth, height: 1000 });
	await page.emulateMedia({ media: 'print' });
	const cut = await page.locator('main table').evaluateAll((tables) =>
		tables
			.filter((table) => table.checkVisibility())
			.flatMap((table) => [table, ...table.querySelectorAll('th, td')])
			.filter(
				(part) =>
					part.getBoundingClientRect().right > document.documentElement.clientWidth + 1 ||
					(part.matches('th, td') && part.scrollWidth > part.clientWidth + 1),
			)
			.map((part) => `${part.tagName} ${part.textContent.slice(0, 60)}`),
	);
	expect(cut, 'cut off on paper').toEqual([]);
	await page.emulateMedia({ media: null });
	if (before) await page.setViewportSize(before);
}
