import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { organizationLevelLabels, organizationLevels } from '#shared/domain/organizations/level.ts';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';
import { adminPages, levelsOf, type SampleRecords } from './admin-pages.ts';
import {
	expectAxeClean,
	expectFrame,
	expectLoaded,
	expectNothingCut,
	expectNoSidewaysScroll,
	expectPrintsWhole,
	watchConsole,
} from './page-checks.ts';
import { sampleRecords, signInAs } from './sample-records.ts';

const routes = join(import.meta.dirname, '../../web/admin/src/routes');
const lang = 'zh-Hant-TW';

test('[S-05] every page of the back office is looked at', () => {
	const folders = globSync('**/+page.svelte', { cwd: routes }).map((file) =>
		dirname(file).replace(/^\.$/, ''),
	);
	expect(Object.keys(adminPages).toSorted()).toEqual(folders.toSorted());
});

for (const level of organizationLevels) {
	test.describe(`back office, ${organizationLevelLabels[level]}`, () => {
		let page: Page;
		let records: SampleRecords;
		let complaints: ReturnType<typeof watchConsole>;

		test.beforeAll(async ({ browser }) => {
			const account = await signInAs(level);
			records = await sampleRecords(account);
			const context = await browser.newContext();
			await context.addCookies(account.cookies);
			page = await context.newPage();
			complaints = watchConsole(page);
		});
		test.afterAll(() => page.context().close());

		for (const [route, entry] of Object.entries(adminPages)) {
			const levels = levelsOf(entry);
			if (!levels.includes(level)) continue;
			// One level shows everything at both widths; the others have the same page with other rows.
			const leading = (entry.by ?? levels[0]) === level;
			if (route.startsWith('(door)') && !leading) continue;

			test(`[5.1] ${route}`, { tag: leading ? '@accessibility' : '@levels' }, async ({ isMobile }) => {
				complaints.take();
				const address = `${browserAddresses.admin}${entry.address(records)}`;
				expect(entry.address(records), 'the demo city has no record to open').not.toMatch(/.\/$|=&|=$/);
				await page.goto(address);
				await expectLoaded(page);
				const blocks = route.startsWith('(door)') ? ['U', 'C', 'Z'] : ['U', 'C'];
				await expectFrame(page, { lang, blocks });
				await expectAxeClean(page, { seen: !leading });
				await (isMobile ? expectNoSidewaysScroll(page) : expectNothingCut(page));
				if (leading && !isMobile) await expectPrintsWhole(page);
				for (const state of leading ? (entry.states ?? []) : []) {
					if (state.on === 'phone' && !isMobile) continue;
					await test.step(state.name, async () => {
						await page.goto('about:blank');
						await page.goto(address);
						await expectLoaded(page);
						await state.show(page);
						await expectAxeClean(page);
						if (isMobile) await expectNoSidewaysScroll(page);
					});
				}
				expect(complaints.take()).toEqual([]);
			});
		}
	});
}
