import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { browserAddresses } from '#tests/support/browser-stack/addresses.ts';
import {
	expectAxeClean,
	expectFrame,
	expectLoaded,
	expectNoSidewaysScroll,
	expectNothingCut,
	expectPrintsWhole,
	watchConsole,
} from './page-checks.ts';
import { pretendOpenLink } from './open-link.ts';
import { publishedNewsId, signInDemoVolunteer } from './sample-records.ts';

interface PortalState {
	name: string;
	on?: 'phone';
	show: (page: Page) => Promise<void>;
}

const submit = (page: Page) => page.getByRole('main').locator('button[type="submit"]').last().click();

const refusal: PortalState = {
	name: 'refused form',
	async show(page) {
		await submit(page);
		await expect(page.getByRole('alert').filter({ has: page.getByRole('heading') })).toBeVisible();
	},
};

/** Every page of web/portal/src/routes by its folder, with its address and what opens on it. */
const portalPages: Record<string, { address: string; states?: readonly PortalState[] }> = {
	'': {
		address: '/',
		states: [
			{
				name: 'open menu',
				on: 'phone',
				show: (page) => page.getByRole('banner').locator('button[aria-controls^="menu-"]').click(),
			},
		],
	},
	news: { address: '/news/' },
	'news/item': { address: '/news/item/?id=' },
	'become-a-volunteer': { address: '/become-a-volunteer/' },
	units: { address: '/units/' },
	'site-map': { address: '/site-map/' },
	'not-found': { address: '/there-is-no-such-page/' },
	search: { address: '/search/?q=訓練' },
	privacy: { address: '/privacy/' },
	'open-data': { address: '/open-data/' },
	volunteer: { address: '/volunteer/', states: [refusal] },
	'forgot-password': { address: '/forgot-password/', states: [refusal] },
	// The address alone shows a link that is worth nothing.
	'set-password': {
		address: '/set-password/#token=made-up-for-the-look-of-the-page',
		states: [
			{
				name: 'refused form',
				async show(page) {
					await pretendOpenLink(page);
					await page.reload();
					await refusal.show(page);
				},
			},
		],
	},
	'volunteer/(area)/records': { address: '/volunteer/records/' },
	'volunteer/(area)/records/books': { address: '/volunteer/records/books/' },
	'volunteer/(area)/records/hours': { address: '/volunteer/records/hours/' },
	'volunteer/(area)/records/insurance': { address: '/volunteer/records/insurance/' },
	'volunteer/(area)/records/notes': { address: '/volunteer/records/notes/' },
	'volunteer/(area)/consent': { address: '/volunteer/consent/' },
	'volunteer/(area)/sign-ins': { address: '/volunteer/sign-ins/' },
	'volunteer/(area)/record-book': {
		address: '/volunteer/record-book/',
		states: [
			{
				name: 'a range without its dates',
				async show(page) {
					const download = page.getByRole('region', { name: /^(下載紀錄冊|Download the book)$/ });
					await download.getByRole('textbox').first().fill('');
					await download.getByRole('button', { name: /^(下載|Download)$/ }).click();
					await expect(page.getByRole('alert').filter({ has: page.getByRole('heading') })).toBeVisible();
				},
			},
		],
	},
};

const routes = join(import.meta.dirname, '../../web/portal/src/routes');

test('[P-01] every page of the portal is looked at', () => {
	const folders = globSync('**/+page.svelte', { cwd: routes }).map((file) =>
		dirname(file).replace(/^\.$/, ''),
	);
	expect(Object.keys(portalPages).toSorted()).toEqual(folders.toSorted());
});

for (const { language, lang, prefix } of [
	{ language: '中文', lang: 'zh-Hant-TW', prefix: '' },
	{ language: 'English', lang: 'en', prefix: '/en' },
]) {
	test.describe(`portal, ${language}`, { tag: '@accessibility' }, () => {
		let visitor: Page;
		let volunteer: Page;
		let announcementId = '';
		const complaints = new Map<Page, ReturnType<typeof watchConsole>>();

		test.beforeAll(async ({ browser }) => {
			announcementId = await publishedNewsId();
			visitor = await (await browser.newContext()).newPage();
			const inside = await browser.newContext();
			await inside.addCookies((await signInDemoVolunteer()).cookies);
			volunteer = await inside.newPage();
			for (const page of [visitor, volunteer]) complaints.set(page, watchConsole(page));
		});
		test.afterAll(async () => {
			for (const page of [visitor, volunteer]) await page.context().close();
		});

		for (const [route, { address, states = [] }] of Object.entries(portalPages)) {
			test(`[5.1] ${route === '' ? 'home' : route}`, async ({ isMobile }) => {
				const page = route.startsWith('volunteer/') ? volunteer : visitor;
				const console = complaints.get(page);
				console?.take();
				const url = `${browserAddresses.portal}${prefix}${address}${address.endsWith('?id=') ? announcementId : ''}`;
				await page.goto(url);
				await expectLoaded(page);
				await expectFrame(page, { lang, blocks: ['U', 'C', 'Z', 'S'] });
				await expectAxeClean(page);
				await (isMobile ? expectNoSidewaysScroll(page) : expectNothingCut(page));
				if (!isMobile) await expectPrintsWhole(page);
				for (const state of states) {
					if (state.on === 'phone' && !isMobile) continue;
					await test.step(state.name, async () => {
						await page.goto('about:blank');
						await page.goto(url);
						await expectLoaded(page);
						await state.show(page);
						await expectAxeClean(page);
						if (isMobile) await expectNoSidewaysScroll(page);
					});
				}
				expect(console?.take()).toEqual([]);
			});
		}
	});
}
