import { expect, test, type Page } from '@playwright/test';
import { addDays } from '#shared/values/iso-date.ts';
import { formatRocDate, formatRocDateRange } from '#shared/values/roc-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { signInAs } from '#tests/accessibility/sample-records.ts';
import { errorSummary, field, fill } from '#tests/support/pages/controls.ts';
import { insurancePages } from '#tests/support/pages/insurance-pages.ts';
import { office } from '#tests/support/pages/office.ts';
import { bookless, purposeName, uninsuredMember, unitName } from './story-people.ts';

const { nationalId } = uninsuredMember.person;
const { name } = uninsuredMember.person.base;

const today = todayInTaipei(new Date());
const inDays = (days: number) => formatRocDate(addDays(today, days));

test.describe('a volunteer is insured, insured again, and insured no more', () => {
	test.describe.configure({ mode: 'serial' });
	let unit: Page;
	let authority: Page;

	test.beforeAll(async ({ browser }) => {
		const windowOf = async (who: 'unit' | 'purpose') => {
			const context = await browser.newContext();
			await context.addCookies((await signInAs(who)).cookies);
			const page = await context.newPage();
			await office(page).open('/');
			await insurancePages(page).open();
			return page;
		};
		[unit, authority] = await Promise.all([windowOf('unit'), windowOf('purpose')]);
	});
	test.afterAll(async () => {
		await Promise.all([unit.context().close(), authority.context().close()]);
	});

	test('[I-04][I-14] nothing can be asked for without a book, and the row says why', async () => {
		const covers = insurancePages(unit);
		const someone = bookless.person;
		await covers.find(someone.nationalId);
		await expect(covers.row(someone.base.name)).toContainText('未填紀錄冊發給單位');
		await expect(covers.button('新增加保', someone.base.name)).toBeDisabled();
		await expect(covers.button('顯示歷程', someone.base.name)).toBeEnabled();
	});

	test('[I-03][I-06] the unit asks for cover: 待加保', async () => {
		const covers = insurancePages(unit);
		await covers.expectState(nationalId, name, '未加保');
		await covers.act('新增加保', name);
		await covers.expectState(nationalId, name, '待加保');
		await expect(covers.button('確認加保', name)).toHaveCount(0);
	});

	test('[I-07] the purpose authority confirms it with 保險期: 已加保', async () => {
		const covers = insurancePages(authority);
		await covers.expectState(nationalId, name, '待加保');
		const dialog = await covers.ask('確認加保', name);
		await fill(dialog, { '保險期（起）': inDays(-30), '保險期（迄）': inDays(-1) });
		await dialog.getByRole('button', { name: '確認加保', exact: true }).click();
		await expect(errorSummary(dialog)).toContainText('訖日不可早於今天');
		await fill(dialog, { '保險期（起）': inDays(0), '保險期（迄）': inDays(200) });
		await dialog.getByRole('button', { name: '確認加保', exact: true }).click();
		await covers.expectState(nationalId, name, '已加保', '尚未續保', inDays(0), inDays(200));
	});

	test('[I-11] a renewal with a gap is asked about, and confirmed once more', async () => {
		const [asking, confirming] = [insurancePages(unit), insurancePages(authority)];
		await asking.expectState(nationalId, name, '尚未續保');
		await asking.act('申請續保', name);
		await confirming.expectState(nationalId, name, '待續保');
		const dialog = await confirming.ask('確認續保', name);
		await expect(field(dialog, '續保期間（起）')).toHaveValue(inDays(201));
		await fill(dialog, { '續保期間（起）': inDays(204), '續保期間（迄）': inDays(500) });
		// Leaving the field brings up what is odd, and the button moves.
		await field(dialog, '續保期間（迄）').press('Tab');
		await expect(dialog).toContainText(
			`${formatRocDateRange(addDays(today, 201), addDays(today, 203))} 共 3 天沒有保險`,
		);
		await dialog.getByRole('button', { name: '確認續保', exact: true }).click();
		await expect(errorSummary(dialog)).toContainText('請確認保險期無誤');
		await dialog.getByRole('checkbox', { name: '我已確認續保期間無誤' }).check();
		await dialog.getByRole('button', { name: '確認續保', exact: true }).click();
		await confirming.expectState(nationalId, name, '已加保', '已完成續保', inDays(204), inDays(500));
	});

	test('[I-08][I-09] the renewal is taken back, and the cover is ended: 待退保, 已退保', async () => {
		const [asking, confirming] = [insurancePages(unit), insurancePages(authority)];
		await asking.expectState(nationalId, name, '已完成續保');
		await expect(asking.button('申請退保', name)).toHaveCount(0);
		await asking.act('取消續保', name);
		await asking.expectState(nationalId, name, '已加保', '尚未續保');
		await asking.act('申請退保', name);
		await asking.expectState(nationalId, name, '待退保', '人工退保');
		await confirming.expectState(nationalId, name, '待退保');
		await confirming.act('確認退保', name);
		await confirming.expectState(nationalId, name, '已退保');
	});

	test('[I-13] 顯示歷程 tells every step, and who took it', async () => {
		await insurancePages(unit).button('顯示歷程', name).click();
		const lines = unit.getByRole('table', { name: '投保歷程' }).locator('tbody tr');
		const steps = ['新增加保', '確認加保', '申請續保', '確認續保', '取消續保', '申請退保', '確認退保'];
		await expect(lines).toHaveCount(steps.length);
		const told = await lines.allInnerTexts();
		for (const step of steps) expect(told.filter((line) => line.includes(step))).toHaveLength(1);
		for (const line of told) expect(line).toContain(line.includes('確認') ? purposeName : unitName);
	});
});
