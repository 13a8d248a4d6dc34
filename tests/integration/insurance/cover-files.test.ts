import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCovers, type CoversExportInput } from '#functions/insurance/export-covers.ts';
import { importCovers } from '#functions/insurance/import-covers.ts';
import { downloadImportSample } from '#functions/insurance/spreadsheet/import-sample.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { listChanges } from '#functions/volunteers/list-changes.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { readSpreadsheet } from '#platform/spreadsheets/read-spreadsheet.ts';
import type { VolunteerCreate } from '#shared/contract/volunteers.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { importer, runWithKills } from '#tests/support/imports.ts';
import { jobRunner, sheetTexts } from '#tests/support/jobs.ts';
import { saveByLibreOffice } from '#tests/support/office-suite.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { sheetOf, type Row } from '#tests/support/sheets.ts';
import { hospital, setupInsurance, thisYear, welfare, type InsuranceSetup } from './insured-people.ts';

const governing = staffAt(city.governing);
const nextYear = { startDate: '2027-01-01', endDate: '2027-12-31' };

let setup: InsuranceSetup;
let runner: ReturnType<typeof jobRunner>;
let begin: ReturnType<typeof importer>['begin'];
let imported: ReturnType<typeof importer>['imported'];

beforeAll(async () => {
	setup = await setupInsurance();
	runner = jobRunner(setup.platform, setup.objects);
	({ begin, imported } = importer(setup, runner, {
		purpose: 'insurance.import',
		start: (actor, input) => importCovers(setup.insurance, actor, input),
	}));
});
afterAll(() => setup.local.stop());

interface Person {
	volunteerId: string;
	nationalId: string;
	name: string;
}

/** A member of `hospital` whose book has an issuer, unless told. */
async function person(overrides: Partial<VolunteerCreate> = {}): Promise<Person> {
	const { volunteerId, form } = await setup.add({ recordBookIssuer: '社會局', ...overrides });
	return { volunteerId, nationalId: form.nationalId, name: form.name };
}

/** Somebody for whom 新增加保 has been pressed. */
async function asked(overrides: Partial<VolunteerCreate> = {}): Promise<Person> {
	const one = await person(overrides);
	await setup.press(hospital, one.volunteerId, 'enrol');
	return one;
}

const stateOf = async ({ volunteerId }: Person) => (await setup.cover(volunteerId)).state;

describe('匯出名單(單位)', () => {
	const start = (actor: StaffActor, input: Partial<CoversExportInput> = {}) =>
		exportCovers(setup.insurance, actor, { format: 'ods', ...input });

	async function exported(actor: StaffActor, input: Partial<CoversExportInput> = {}) {
		const { jobId } = await runner.run(await start(actor, input));
		const result = (await runner.deps.jobs.get(jobId))?.result;
		const rows = [];
		const bytes = await setup.objects.read(result?.key ?? '');
		for await (const { cells } of readSpreadsheet(bytes, { maxRows: 1000, maxColumns: 50 })) rows.push(cells);
		const [headings = [], ...lines] = rows;
		return lines.map((cells) =>
			Object.fromEntries(headings.map(({ text }, index) => [text, cells[index]?.date ?? cells[index]?.text])),
		);
	}

	it.each(['ods', 'xlsx'] as const)(
		'[I-02] [I-03] [S-17] has the columns of the list, with days as days and the ID number masked, as %s',
		async (format) => {
			const one = await asked({ name: `匯出${format}`, teamId: 'hteam', birthDate: '1970-02-03' });
			await setup.press(welfare, one.volunteerId, 'confirm-enrolment', thisYear);
			await setup.press(hospital, one.volunteerId, 'renew');
			await setup.press(welfare, one.volunteerId, 'confirm-renewal', nextYear);
			expect(await exported(hospital, { format, name: one.name })).toEqual([
				{
					目的機關: '組織 welfare',
					所屬運單: '組織 hospital',
					志工隊: '組織 hteam',
					志工小隊: '',
					志工姓名: one.name,
					身分證字號: `${one.nationalId.slice(0, 5)}*****`,
					生日: '1970-02-03',
					投保狀態: '已加保',
					'保險期[起]': '2026-01-01',
					'保險期[訖]': '2026-12-31',
					延續投保狀態: '已完成續保',
					'續保期間[起]': '2027-01-01',
					'續保期間[訖]': '2027-12-31',
				},
			]);
		},
	);

	it('[I-02] [S-02] lists what the filters of the page find, within the scope of whoever exports', async () => {
		await asked({ name: '名單甲' });
		const one = await person({ name: '名單乙', teamId: 'hteam' });
		const names = async (actor: StaffActor, input: Partial<CoversExportInput> = {}) =>
			(await exported(actor, input)).map((row) => row['志工姓名']);
		expect(await names(hospital, { name: '名單' })).toEqual(['名單乙', '名單甲']);
		expect(await names(hospital, { name: '名單', status: 'none' })).toEqual(['名單乙']);
		expect(await names(welfare, { nationalId: one.nationalId })).toEqual(['名單乙']);
		expect(await names(staffAt(city.hospitalTeam), { name: '名單' })).toEqual(['名單乙']);
		expect(await names(staffAt(city.museum))).toEqual([]);
		expect(await refusalOf(start(hospital, { organizationId: 'museum' }))).toBe('organization.not-found');
	});
});

const confirmed = { 作業: '確認加保', 保險起日: '115/01/01', 保險訖日: '2026-12-31' };

function rowOf({ nationalId, name }: Person, overrides: Row = confirmed): Row {
	return { 所屬運單: '組織 hospital', 志工姓名: name, 身分證字號: nationalId, ...overrides };
}

describe('更新投保狀態', () => {
	it.each(['ods', 'xlsx'] as const)(
		'[I-02] [I-07] [I-08] [I-11] confirms what each row says, from %s',
		async (format) => {
			const [enrolling, renewing, withdrawing] = [await asked(), await asked(), await asked()];
			for (const { volunteerId } of [renewing, withdrawing]) {
				await setup.press(welfare, volunteerId, 'confirm-enrolment', thisYear);
			}
			await setup.press(hospital, renewing.volunteerId, 'renew');
			await setup.press(hospital, withdrawing.volunteerId, 'withdraw');
			const rows = [
				rowOf(enrolling),
				rowOf(renewing, { 作業: '確認續保', 保險起日: '民國116年1月1日', 保險訖日: '1161231' }),
				rowOf(withdrawing, { 作業: '確認退保' }),
			];
			const outcome = await imported(welfare, await sheetOf(rows, format), `a.${format}`);
			expect(outcome).toMatchObject({ goodRows: 3, badRows: 0 });
			expect(await setup.cover(enrolling.volunteerId)).toMatchObject({ state: 'insured', period: thisYear });
			expect(await setup.cover(renewing.volunteerId)).toMatchObject({
				state: 'renewed',
				renewalPeriod: nextYear,
			});
			expect(await setup.cover(withdrawing.volunteerId)).toMatchObject({ state: 'withdrawn' });
		},
	);

	it('[I-13] [V-14] leaves the history and the change log that the button leaves', async () => {
		const one = await asked();
		await imported(welfare, await sheetOf([rowOf(one)]));
		const history = await setup.insurance.histories.ofCover({
			volunteerId: one.volunteerId,
			unitId: 'hospital',
		});
		expect(history.find(({ event }) => event === 'confirm-enrolment')).toMatchObject({
			who: 'welfare 承辦人',
			from: 'enrolling',
			to: 'insured',
			period: thisYear,
		});
		const { items } = await listChanges(setup.deps, hospital, one.volunteerId, { page: 1, size: 10 });
		expect(items.find(({ action }) => action === '確認加保')?.changes).toEqual([
			{ label: '投保狀態', before: '待加保', after: '已加保' },
			{ label: '保險期', after: '115/01/01～115/12/31' },
		]);
	});

	it('[I-02] [I-04] [I-10] says of each row why the button would be refused, and takes over the others', async () => {
		const [good, idle, first] = [await asked(), await person(), await asked()];
		const bookless = await asked();
		const cover = await setup.cover(bookless.volunteerId);
		const emptied = { ...cover, bookIssuerKnown: false };
		await setup.platform.transact([setup.insurance.covers.replaceChange(cover, emptied)]);
		const insured = await asked();
		await setup.press(welfare, insured.volunteerId, 'confirm-enrolment', thisYear);
		await setup.press(hospital, insured.volunteerId, 'renew');
		const rows = [
			rowOf(good),
			rowOf(idle),
			rowOf(bookless),
			rowOf(first, { 作業: '確認加保', 保險起日: '', 保險訖日: '' }),
			rowOf(first, { ...confirmed, 保險訖日: '2025-12-31', 目的機關: '組織 welfare' }),
			rowOf(insured, { ...confirmed, 作業: '確認續保' }),
			rowOf(good, { ...confirmed, 作業: '加保', 保險起日: '115/02/30', 目的機關: '組織 welfare' }),
			rowOf({ ...first, name: '別人' }, { ...confirmed, 目的機關: '無此機關' }),
			{ ...rowOf({ ...first, name: '別人' }), 所屬運單: '組織 hospital ' },
			{ ...rowOf(good), 身分證字號: `${good.nationalId.slice(0, 5)}*****` },
			{ ...rowOf(good), 志工姓名: '' },
		];
		const { goodRows, badRows, reasons } = await imported(welfare, await sheetOf(rows));
		expect({ goodRows, badRows }).toEqual({ goodRows: 1, badRows: 10 });
		expect(reasons).toEqual([
			'第 3 列：目前為「未加保」，不能確認加保',
			'第 4 列：志工必須完善「紀錄冊發給單位」才能進行保險異動',
			expect.stringMatching(/^第 5 列：保險起日：請輸入.*；保險訖日：請輸入/),
			'第 6 列：保險訖日：訖日不可早於起日',
			'第 7 列：續保期間須在保險期 115/12/31 結束之後開始',
			'第 8 列：作業：請填「確認加保」、「確認續保」、「確認退保」其中之一',
			'第 9 列：查無此志工的保險資料',
			'第 10 列：與第 5 列重複；志工姓名：與此身分證字號已登錄的姓名不符，請確認',
			'第 11 列：身分證字號：請填完整字號',
			'第 12 列：與第 2 列重複；志工姓名：此欄位必填',
		]);
		expect(await stateOf(good)).toBe('insured');
		expect([await stateOf(idle), await stateOf(bookless), await stateOf(first)]).toEqual([
			'none',
			'enrolling',
			'enrolling',
		]);
	});

	it('[I-02] confirms nothing twice when the same file is sent again', async () => {
		const one = await asked();
		const bytes = await sheetOf([rowOf(one)]);
		await imported(welfare, bytes);
		const before = await setup.cover(one.volunteerId);
		const again = await imported(welfare, bytes);
		expect(again).toMatchObject({ badRows: 1, reasons: ['第 2 列：目前為「已加保」，不能確認加保'] });
		expect(await setup.cover(one.volunteerId)).toEqual(before);
	});

	it('[I-02] confirms every row once when its steps are killed at any moment', async () => {
		const people = await Promise.all(Array.from({ length: 4 }, () => asked()));
		const job = await begin(welfare, await sheetOf(people.map((one) => rowOf(one))));
		expect(await runWithKills(setup, runner, job.jobId)).toEqual({ status: 'done', goodRows: 4, badRows: 0 });
		for (const one of people) expect(await setup.cover(one.volunteerId)).toMatchObject({ revision: 4 });
	});

	it('[S-02] [L] reaches no cover beyond the scope, and no button of another level', async () => {
		const one = await asked();
		const bytes = await sheetOf([rowOf(one)]);
		const missing = '第 2 列：查無此志工的保險資料';
		expect((await imported(staffAt(city.culture), bytes)).reasons).toEqual([missing]);
		const nobody = await sheetOf([rowOf({ ...one, nationalId: 'A100000001' })]);
		expect((await imported(welfare, nobody)).reasons).toEqual([missing]);
		const below = await imported(hospital, bytes);
		expect(below.reasons).toEqual(['第 2 列：目前為「待加保」，不能確認加保']);
		expect(await stateOf(one)).toBe('enrolling');
		expect(await imported(governing, bytes)).toMatchObject({ goodRows: 1 });
	});

	it('[I-02] goes by the unit of the row when somebody serves in several', async () => {
		const { volunteerId, form } = await setup.add({ recordBookIssuer: '社會局' });
		const museum = staffAt(city.museum);
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 2 });
		await setup.press(hospital, volunteerId, 'enrol');
		const row = rowOf({ volunteerId, nationalId: form.nationalId, name: form.name });
		const outcome = await imported(governing, await sheetOf([{ ...row, 所屬運單: '組織 museum' }, row]));
		expect(outcome.reasons).toEqual(['第 2 列：目前為「未加保」，不能確認加保']);
		expect(await setup.cover(volunteerId)).toMatchObject({ state: 'insured' });
	});

	it('says which columns are missing', async () => {
		const { failure } = await imported(welfare, await sheetOf([{ 志工姓名: '王小明' }]));
		expect(failure).toContain('「身分證字號」');
	});
});

it('[I-02] 範例檔下載 has the columns of the import and notes on them', async () => {
	const { fileName } = await downloadImportSample(setup.insurance, { format: 'xlsx' });
	expect(fileName).toBe('投保狀態匯入範例.xlsx');
	const sample = await setup.objects.read('documents/samples/insurance-import.xlsx');
	const [headings = []] = await sheetTexts(sample);
	expect(headings).toEqual(expect.arrayContaining(Object.keys(rowOf(await person()))));
});

// A start of the office suite takes seconds, on a busy machine many.
it('[I-02] what LibreOffice saves of a file of ours is taken', { timeout: 240_000 }, async () => {
	const one = await asked();
	const saved = await saveByLibreOffice(await sheetOf([rowOf(one)]), 'ods', 'xlsx');
	expect(await imported(welfare, saved, 'saved.xlsx')).toMatchObject({ goodRows: 1, badRows: 0 });
	expect(await setup.cover(one.volunteerId)).toMatchObject({ state: 'insured', period: thisYear });
});
