import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteEntry } from '#functions/hours/change-entry.ts';
import { importEntries } from '#functions/hours/import-entries.ts';
import { entryColumns } from '#functions/hours/spreadsheet/entry-columns.ts';
import { downloadImportSample } from '#functions/hours/spreadsheet/import-sample.ts';
import { memberColumns } from '#functions/hours/spreadsheet/row-member.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { importer, runWithKills } from '#tests/support/imports.ts';
import { jobRunner, sheetTexts } from '#tests/support/jobs.ts';
import { saveByLibreOffice } from '#tests/support/office-suite.ts';
import { bytesOf, sheetOf, type Row } from '#tests/support/sheets.ts';
import { governing, hospital, museum, setupHours, type HoursSetup } from './hours-setup.ts';

let setup: HoursSetup;
let runner: ReturnType<typeof jobRunner>;
let begin: ReturnType<typeof importer>['begin'];
let imported: ReturnType<typeof importer>['imported'];

beforeAll(async () => {
	setup = await setupHours();
	runner = jobRunner(setup.platform, setup.objects);
	({ begin, imported } = importer(setup, runner, {
		purpose: 'hours.import',
		start: (actor, input) => importEntries(setup.hours, actor, input),
	}));
});
afterAll(() => setup.local.stop());

/** A member of `hospital` who may be given hours, with the first entry unless told. */
async function addMember(options: { name?: string; first?: boolean } = {}): Promise<string> {
	const { name = '服務人', first = true } = options;
	const volunteerId = await setup.addTrained({ overrides: { name } });
	if (first) await setup.enter(volunteerId, { startDate: '2025-04-01', endDate: '2025-04-30' });
	return volunteerId;
}

/** A row without a fault: an entry of May 2025. */
async function rowFor(volunteerId: string, overrides: Row = {}): Promise<Row> {
	const volunteer = await setup.deps.volunteers.get(volunteerId, true);
	return {
		身分證字號: setup.platform.cipher.open(volunteer?.nationalIdSealed ?? ''),
		志工姓名: volunteer?.base.name ?? '',
		'服務時間[起]': '114/05/01',
		'服務時間[訖]': '2025-05-31',
		服務項目: '老人服務',
		服務內容: '關懷訪視',
		服務時數: '6.5',
		...overrides,
	};
}

async function entriesOf(volunteerId: string) {
	const { items } = await setup.entriesOf(volunteerId);
	return items.filter(({ startDate }) => startDate >= '2025-05-01');
}

describe('匯入時數', () => {
	it.each(['ods', 'xlsx'] as const)(
		'[H-02] [H-07] [H-16] enters every row as the form would, from %s, with the totals',
		async (format) => {
			const volunteerId = await addMember();
			const rows = [
				await rowFor(volunteerId, { 備註: '春季' }),
				await rowFor(volunteerId, { 服務項目: '1', 服務內容: '08', 服務時數: '１．１' }),
			];
			const outcome = await imported(hospital, await sheetOf(rows, format), `a.${format}`);
			expect(outcome).toMatchObject({ status: 'done', goodRows: 2, badRows: 0 });
			const entries = await entriesOf(volunteerId);
			expect(entries).toHaveLength(2);
			const common = { startDate: '2025-05-01', endDate: '2025-05-31', hourType: 'regular' };
			const entered = { ...common, category: '01', registrar: 'hospital 承辦人' };
			expect(entries).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ ...entered, item: '51', content: '07', hours: 6.5, note: '春季' }),
					expect.objectContaining({ ...entered, item: '01', content: '08', hours: 1.1 }),
				]),
			);
			const volunteer = await setup.deps.volunteers.get(volunteerId, true);
			expect(volunteer?.hours?.byUnit.get('hospital')).toEqual({ registered: 141, effective: 141 });
			const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 1 });
			expect(log.items[0]).toMatchObject({ action: 'hours.create', actorName: 'hospital 承辦人' });
		},
	);

	it('[H-05] leaves the first entry of a volunteer in the unit to 批次新增時數', async () => {
		const volunteerId = await addMember({ first: false });
		const bytes = await sheetOf([await rowFor(volunteerId), await rowFor(volunteerId, { 服務時數: '2' })]);
		const refused = '志工於此單位尚無時數，第一筆時數請以「批次新增時數」建立，再行匯入';
		const { goodRows, reasons } = await imported(hospital, bytes);
		expect({ goodRows, reasons }).toEqual({
			goodRows: 0,
			reasons: [`第 2 列：${refused}`, `第 3 列：${refused}`],
		});
		// Hours of another unit do not make a beginning in this one.
		await setup.joinMuseum(volunteerId);
		await setup.enter(volunteerId, {}, { actor: museum, unitId: 'museum' });
		expect(await imported(hospital, bytes)).toMatchObject({ goodRows: 0, badRows: 2 });
		await setup.enter(volunteerId, { startDate: '2025-04-01', endDate: '2025-04-30' });
		expect(await imported(hospital, bytes)).toMatchObject({ goodRows: 2, badRows: 0 });
	});

	it('[H-02] [H-07] [H-08] [H-09] lists every bad row with its column and reason, and enters the others', async () => {
		const volunteerId = await addMember({ name: '王小明' });
		const good = await rowFor(volunteerId);
		const bad: [change: Row, reason: string][] = [
			[{ 身分證字號: '' }, '身分證字號：此欄位必填'],
			[{ 身分證字號: 'A123456789' }, '身分證字號：查無此志工'],
			[
				{ 服務項目: '警政服務', 服務內容: '巡守通報' },
				'服務項目：「警政服務」不屬於運用單位的服務類別「社會福利類」，請選擇該類別的服務項目',
			],
			[{ 志工姓名: '王大明' }, '志工姓名：與此身分證字號已登錄的姓名不符，請確認'],
			[{ 運用單位: '組織 museum' }, '運用單位：此志工不在「組織 museum」'],
			[{ '服務時間[起]': '114/02/30' }, '服務時間[起]：請輸入正確的日期'],
			[{ '服務時間[起]': '114/06/01' }, '服務時間[訖]：服務迄日不可早於起日'],
			[{ '服務時間[訖]': '999/01/01' }, '服務時間[訖]：服務日期不可晚於今天'],
			[{ 服務項目: '養貓' }, '服務項目：代碼表沒有「養貓」'],
			[{ 服務項目: '' }, '服務項目：請選擇服務項目'],
			[{ 服務內容: '77' }, '服務內容：代碼表沒有「77」'],
			[{ 服務內容: '課業輔導' }, '服務內容：此服務項目沒有這項服務內容，請重新選擇'],
			[{ 服務時數: '1.25' }, '服務時數：請輸入時數，最多一位小數，例如 6.5'],
			[{ 服務時數: '0' }, '服務時數：時數須大於 0，最少 0.1 小時'],
			[{ '服務時間[訖]': '114/05/01', 服務時數: '25' }, '服務時數：服務時數超過服務期間的總時數'],
		];
		const rows = [good, ...bad.map(([change]) => ({ ...good, ...change }))];
		const headings = { 運用單位: '', ...good };
		const { goodRows, reasons } = await imported(
			hospital,
			await sheetOf([{ ...headings }, ...rows.slice(1)]),
		);
		expect(goodRows).toBe(1);
		expect(reasons).toEqual(
			bad.map(([, reason], index) => expect.stringContaining(`第 ${index + 3} 列：${reason}`) as unknown),
		);
		expect(await entriesOf(volunteerId)).toHaveLength(1);
	});

	it('[H-15] [V-32] refuses what the form refuses: no certificate, and service after leaving', async () => {
		const { volunteerId: untrained } = await setup.add({ name: '未受訓' });
		const left = await addMember({ name: '已離隊' });
		await leaveUnit(setup.deps, hospital, { volunteerId: left, unitId: 'hospital' });
		const late = { '服務時間[起]': '115/03/01', '服務時間[訖]': '115/03/31' };
		const rows = [await rowFor(untrained), await rowFor(left, late), await rowFor(left)];
		expect(await imported(hospital, await sheetOf(rows))).toMatchObject({
			goodRows: 1,
			reasons: [
				'第 2 列：尚未上傳基礎訓練證書，無法登錄時數',
				'第 3 列：服務時間[訖]：志工已於 115/03/04 離隊，服務日期不可晚於該日',
			],
		});
	});

	it('[H-02] enters nothing again that was entered on screen or from a file, but the same row twice in one file', async () => {
		const volunteerId = await addMember();
		await setup.enter(volunteerId, { hours: 3 });
		const row = await rowFor(volunteerId);
		const onScreen = { ...row, 服務時數: '3' };
		const bytes = await sheetOf([row, row, onScreen]);
		const again = /^第 \d 列：已登錄過相同的服務時數；如為另一次服務，請以「批次新增時數」登錄$/;
		expect(await imported(hospital, bytes)).toMatchObject({
			goodRows: 2,
			reasons: [expect.stringMatching(again)],
		});
		expect(await imported(hospital, bytes)).toMatchObject({ goodRows: 0, badRows: 3 });
		const entries = await entriesOf(volunteerId);
		expect(entries.map(({ hours }) => hours).toSorted()).toEqual([3, 6.5, 6.5]);
		// What was deleted may come back.
		const { startDate = '', entryId = '' } = entries.find(({ hours }) => hours === 3) ?? {};
		await deleteEntry(setup.hours, hospital, { volunteerId, startDate, entryId });
		expect(await imported(hospital, bytes)).toMatchObject({ goodRows: 1, badRows: 2 });
	});

	it('[H-14] [S-02] reaches those who serve in the own unit only; others look missing', async () => {
		const volunteerId = await addMember({ name: '兩處服務' });
		const rows = await sheetOf([await rowFor(volunteerId)]);
		const missing = { goodRows: 0, reasons: ['第 2 列：身分證字號：查無此志工'] };
		for (const stranger of [museum, staffAt(city.shelter), staffAt(city.hospitalTeam)]) {
			expect(await imported(stranger, rows)).toMatchObject(missing);
		}
		await setup.joinMuseum(volunteerId);
		await setup.enter(volunteerId, { startDate: '2025-04-01' }, { actor: museum, unitId: 'museum' });
		// The unit is said only where there is a choice.
		expect(await imported(governing, rows)).toMatchObject({
			reasons: [expect.stringContaining('運用單位：此志工於數個單位服務，請填寫單位名稱')],
		});
		const named = await sheetOf([await rowFor(volunteerId, { 運用單位: '組織 museum' })]);
		expect(await imported(hospital, named)).toMatchObject({
			reasons: [expect.stringContaining('運用單位：此志工不在「組織 museum」')],
		});
		expect(await imported(governing, named)).toMatchObject({ goodRows: 1 });
		expect(
			await imported(museum, await sheetOf([await rowFor(volunteerId, { 服務時數: '2' })])),
		).toMatchObject({ goodRows: 1 });
		expect((await entriesOf(volunteerId)).map(({ unitId }) => unitId)).toEqual(['museum', 'museum']);
	});

	it('[H-02] that is killed at any moment and run again enters every row once', async () => {
		const volunteerId = await addMember();
		const row = await rowFor(volunteerId);
		const hours = ['1', '2', '2', '4'];
		const rows = hours.map((time) => ({ ...row, 服務時數: time }));
		const job = await begin(hospital, await sheetOf([...rows, { ...row, 服務時數: '0' }]));
		expect(await runWithKills(setup, runner, job.jobId)).toEqual({ status: 'done', goodRows: 4, badRows: 1 });
		const entered = (await entriesOf(volunteerId)).map((entry) => String(entry.hours));
		expect(entered.toSorted()).toEqual(hours);
	});

	it('[H-02] knows the columns of its sample, and says which are missing', async () => {
		await downloadImportSample(setup.hours, { format: 'xlsx' });
		const [headings] = await sheetTexts(await setup.objects.read('documents/samples/hours-import.xlsx'));
		const row = await rowFor(await addMember());
		expect(headings?.toSorted()).toEqual(['運用單位', '備註', ...Object.keys(row)].toSorted());
		const { 服務時數: _, ...without } = row;
		const { status, failure } = await imported(hospital, await sheetOf([without]));
		expect({ status, failure }).toEqual({
			status: 'failed',
			failure: expect.stringContaining('「服務時數」') as unknown,
		});
	});

	// The start of the office suite takes seconds, on a busy machine many.
	it('[H-02] [H-07] takes days and numbers that LibreOffice has saved as such', async () => {
		const volunteerId = await addMember();
		const { 身分證字號, 志工姓名, 服務項目, 服務內容 } = await rowFor(volunteerId);
		const columns = [...memberColumns, ...entryColumns];
		// What a formula makes of 0.1 and 0.2.
		const hours = 0.1 + 0.2;
		const cells = [身分證字號, 志工姓名, '', '2025-05-01', '2025-05-31', 服務項目, 服務內容, hours, '=A1'];
		const written = await bytesOf(writeSpreadsheet('ods', [{ name: '服務時數', columns, rows: [cells] }]));
		const saved = await saveByLibreOffice(written, 'ods', 'xlsx');
		expect(await imported(hospital, saved, 'saved.xlsx')).toMatchObject({ goodRows: 1, badRows: 0 });
		const entry = { startDate: '2025-05-01', endDate: '2025-05-31', hours: 0.3, note: '=A1' };
		expect(await entriesOf(volunteerId)).toMatchObject([entry]);
	}, 240_000);
});
