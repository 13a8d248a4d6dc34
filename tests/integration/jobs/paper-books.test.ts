import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperBookContainer } from '#functions/applications/record-book/container.ts';
import { addCertificatesByName } from '#functions/training/add-certificates-by-name.ts';
import { listOfVolunteer } from '#functions/training/read-records.ts';
import { importPaperBooks } from '#functions/volunteers/import-paper-books.ts';
import { findPersonByNationalId } from '#functions/volunteers/person.ts';
import { downloadPaperBookSample } from '#functions/volunteers/spreadsheet/paper-book-sample.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { importer, runWithKills } from '#tests/support/imports.ts';
import { jobRunner, sheetTexts } from '#tests/support/jobs.ts';
import { saveByLibreOffice } from '#tests/support/office-suite.ts';
import { workbookOf, type Row } from '#tests/support/sheets.ts';
import { governing, hospital, setupHours, type HoursSetup } from '#tests/integration/hours/hours-setup.ts';

const welfare = staffAt(city.welfare);

let setup: HoursSetup;
let runner: ReturnType<typeof jobRunner>;
let books: ReturnType<typeof paperBookContainer>['books'];
let begin: ReturnType<typeof importer>['begin'];
let imported: ReturnType<typeof importer>['imported'];
let serial = 7_000_000;

beforeAll(async () => {
	setup = await setupHours();
	runner = jobRunner(setup.platform, setup.objects);
	({ books } = paperBookContainer(setup.platform, setup.objects));
	({ begin, imported } = importer(setup, runner, {
		purpose: 'paper-books.import',
		start: (actor, input) => importPaperBooks(setup.deps, actor, { ...input, hasConsent: true }),
	}));
});
afterAll(() => setup.local.stop());

type Sheet = '志工基本資料' | '教育訓練' | '紀錄冊' | '服務時數';
type Workbook = Record<Sheet, Row[]>;

interface PaperPerson {
	nationalId: string;
	name: string;
	bookNumber: string;
	workbook: Workbook;
}

/** Somebody who is known on paper only: both trainings of 107, a book of 107, hours of 108 and 109. */
function paperPerson(): PaperPerson {
	serial += 1;
	const nationalId = makeNationalId({ serial, sex: 'female' });
	const name = `紙本${serial}`;
	const bookNumber = `桃社志字第${serial}號`;
	const who = { 身分證字號: nationalId, 志工姓名: name };
	const course = { ...who, 課程領域: '社會福利類', 開課單位: '志願服務推廣中心', 受訓時數: '12' };
	const dates = { 課程起始日期: '107/03/01', 課程結束日期: '2018-03-02', 核定日期: '', 核定字號: '' };
	const served = { ...who, 服務項目: '社會福利服務', 服務內容: '關懷訪視', 備註: '' };
	return {
		nationalId,
		name,
		bookNumber,
		workbook: {
			志工基本資料: [
				{
					目的機關: '組織 welfare',
					所屬運單: '組織 hospital',
					'身分證字號/居留證字號': nationalId,
					中文姓名: name,
					手機號碼: '0912345678',
					Email信箱: `paper${serial}@example.com`,
					性別: '女',
					生日: '50/05/20',
					現職: '退休人員',
					學歷: '大專',
				},
			],
			教育訓練: [
				{ ...course, 課程類型: '基礎', 課程名稱: '基礎訓練', ...dates },
				{
					...course,
					課程類型: '特殊',
					課程名稱: '社會福利類特殊訓練',
					...dates,
					核定日期: '107/02/01',
					核定字號: '桃社字第1號',
				},
			],
			紀錄冊: [{ ...who, 紀錄冊號: bookNumber, 發給單位: '桃園縣政府社會局', 發冊日期: '107/04/01' }],
			服務時數: [
				{ ...served, '服務時間[起]': '108/01/01', '服務時間[訖]': '108/12/31', 服務時數: '120.5' },
				{ ...served, '服務時間[起]': '109/01/01', '服務時間[訖]': '109/06/30', 服務時數: '60' },
			],
		},
	};
}

/** One workbook of several people. */
function together(...people: PaperPerson[]): Workbook {
	const sheets: Sheet[] = ['志工基本資料', '教育訓練', '紀錄冊', '服務時數'];
	const gathered = sheets.map((sheet) => [sheet, people.flatMap(({ workbook }) => workbook[sheet])]);
	return Object.fromEntries(gathered) as Workbook;
}

async function recordOf({ nationalId }: PaperPerson) {
	const person = await findPersonByNationalId(setup.deps, nationalId);
	if (!person) return undefined;
	const { volunteer, memberships } = person;
	const { items: entries } = await setup.entriesOf(volunteer.volunteerId);
	const { items: courses } = await listOfVolunteer(setup.training, governing, volunteer.volunteerId);
	return { volunteer, memberships, entries, courses, books: await books.list(volunteer.volunteerId) };
}

/** Reasons of the file of faults, by sheet. */
async function faultsOf(jobId: string): Promise<Record<string, (string | undefined)[]>> {
	const sheets: Sheet[] = ['志工基本資料', '教育訓練', '紀錄冊', '服務時數'];
	const found: [string, (string | undefined)[]][] = [];
	for (const sheet of sheets) {
		const rows = (await runner.resultRows(jobId, sheet)).slice(1);
		if (rows.length > 0) found.push([sheet, rows.map((row) => row.at(-1))]);
	}
	return Object.fromEntries(found);
}

describe('匯入紙本紀錄冊', () => {
	it.each(['ods', 'xlsx'] as const)(
		'[N-08] [H-11] takes base data, training, book and hours over from one workbook (%s), and the hours count',
		async (format) => {
			const person = paperPerson();
			const bytes = await workbookOf(person.workbook, format);
			expect(await imported(welfare, bytes, `books.${format}`)).toMatchObject({
				status: 'done',
				goodRows: 6,
				badRows: 0,
			});
			const record = await recordOf(person);
			expect(record?.volunteer).toMatchObject({
				recordBookNumber: person.bookNumber,
				base: { recordBookIssuer: '桃園縣政府社會局', recordBookIssuedOn: '2018-04-01' },
				hours: { all: { registered: 1805, effective: 1805 } },
			});
			expect(record?.memberships).toMatchObject([
				{
					unitId: 'hospital',
					basicTenths: 120,
					specialTenths: 120,
					book: { status: 'approved', bookNumber: person.bookNumber, issuer: '桃園縣政府社會局' },
				},
			]);
			expect(record?.books).toMatchObject([
				{ bookNumber: person.bookNumber, issueKind: 'first', issuedOn: '2018-04-01', status: 'in-use' },
			]);
			expect(record?.courses.map(({ courseType }) => courseType).sort()).toEqual(['basic', 'special']);
			expect(record?.entries.every(({ registrar }) => registrar === welfare.name)).toBe(true);
		},
	);

	it('[N-08] [H-15] says who lacks certificates; once they are added by the unit, hours can be entered', async () => {
		const person = paperPerson();
		const { jobId } = await imported(welfare, await workbookOf(person.workbook));
		expect(await runner.resultRows(jobId, '待補證書')).toEqual([
			['身分證字號', '志工姓名', '課程類型', '課程名稱', '建議的證書檔名'],
			[person.nationalId, person.name, '基礎', '基礎訓練', expect.stringContaining('_基礎.pdf')],
			[person.nationalId, person.name, '特殊', '社會福利類特殊訓練', expect.stringContaining('_特殊.pdf')],
		]);
		const { volunteerId } = (await recordOf(person))?.volunteer ?? { volunteerId: '' };
		expect(await setup.enter(volunteerId)).toBe('尚未上傳基礎訓練證書，無法登錄時數');
		const names = [`${person.nationalId}_基礎.png`, `${person.nationalId}_特殊.png`];
		const uploadIds = await Promise.all(
			names.map((name) => setup.upload(hospital, 'training.certificate', 'picture', name)),
		);
		const { items } = await addCertificatesByName(setup.training, hospital, { uploadIds });
		expect(items.map(({ done }) => done)).toEqual([true, true]);
		const before = (await recordOf(person))?.volunteer.hours?.all.effective ?? 0;
		expect(await setup.enter(volunteerId)).toBeUndefined();
		expect((await recordOf(person))?.volunteer.hours?.all.effective).toBeGreaterThan(before);
	});

	it('[N-08] needs no base data of who is in the unit already, and counts the book once', async () => {
		const person = paperPerson();
		const { volunteerId } = await setup.add({
			nationalId: person.nationalId,
			name: person.name,
			sex: 'female',
		});
		const before = await setup.platform.counters.total('record-books');
		const { 志工基本資料: _, ...rest } = person.workbook;
		expect(await imported(welfare, await workbookOf(rest))).toMatchObject({ goodRows: 5, badRows: 0 });
		expect((await setup.deps.volunteers.get(volunteerId, true))?.recordBookNumber).toBe(person.bookNumber);
		expect(await setup.platform.counters.total('record-books')).toBe(before + 1);
	});

	it('[N-08] refuses what no paper book can say, each row with its reason on its own sheet', async () => {
		const [person, other] = [paperPerson(), paperPerson()];
		await imported(welfare, await workbookOf(other.workbook));
		const {
			教育訓練: [basic],
			紀錄冊: [book],
			服務時數: [served],
		} = person.workbook;
		const workbook = {
			志工基本資料: person.workbook.志工基本資料,
			教育訓練: [
				{ ...basic, 課程結束日期: '114/01/01' },
				{ ...basic, 課程類型: '沒有這種', 核定日期: '107/01/01' },
				{ ...basic, 志工姓名: '別人' },
			],
			紀錄冊: [
				{ ...book, 紀錄冊號: '社字第00000001號' },
				{ ...book, 發冊日期: '114/01/01' },
			],
			服務時數: [
				{ ...served, '服務時間[訖]': '114/01/31' },
				{ ...served, 身分證字號: makeNationalId({ serial: 99, sex: 'male' }) },
			],
		};
		const { jobId, goodRows } = await imported(welfare, await workbookOf(workbook as Record<Sheet, Row[]>));
		expect(goodRows).toBe(1);
		const faults = await faultsOf(jobId);
		expect(faults).toEqual({
			教育訓練: [
				'第 2 列：課程結束日期：紙本紀錄冊資料僅收至 113/12/31',
				expect.stringMatching(/^第 3 列：課程類型：代碼表沒有「沒有這種」/),
				'第 4 列：志工姓名：與此身分證字號已登錄的姓名不符，請確認',
			],
			紀錄冊: [
				expect.stringMatching(/^第 2 列：紀錄冊號：此格式為系統自動取號/),
				expect.stringMatching(/第 3 列：.*(重複|發冊日期：紙本紀錄冊資料僅收至)/),
			],
			服務時數: ['第 2 列：服務時間[訖]：紙本紀錄冊資料僅收至 113/12/31', '第 3 列：身分證字號：查無此志工'],
		});
		const taken = { 紀錄冊: [{ ...book, 紀錄冊號: other.bookNumber }] } as Record<string, Row[]>;
		const { reasons } = await imported(welfare, await workbookOf(taken));
		expect((await recordOf(person))?.books).toEqual([]);
		expect(reasons.join()).toContain('此紀錄冊號已登錄於另一位志工');
	});

	it('[V-34] refuses a book without 發冊日期, and the hours beside it do not count', async () => {
		const person = paperPerson();
		const [book] = person.workbook.紀錄冊;
		const undated = { ...person.workbook, 紀錄冊: [{ ...book, 發冊日期: '' }] } as Workbook;
		const { jobId, goodRows } = await imported(welfare, await workbookOf(undated));
		expect(goodRows).toBe(5);
		expect(await faultsOf(jobId)).toEqual({ 紀錄冊: [expect.stringContaining('發冊日期')] });
		const record = await recordOf(person);
		expect(record?.books).toEqual([]);
		expect(record?.volunteer.hours?.all).toEqual({ registered: 1805, effective: 0 });
	});

	it('[N-08] doubles nothing when the same workbook is sent again', async () => {
		const person = paperPerson();
		const bytes = await workbookOf(person.workbook);
		await imported(welfare, bytes);
		const first = await recordOf(person);
		const again = await imported(welfare, bytes);
		expect(again).toMatchObject({ goodRows: 0, badRows: 6 });
		expect(await faultsOf(again.jobId)).toEqual({
			志工基本資料: [expect.stringContaining('已是本單位志工')],
			教育訓練: [expect.stringContaining('已有同一天'), expect.stringContaining('已有同一天')],
			紀錄冊: [expect.stringContaining('此志工已有紀錄冊')],
			服務時數: [expect.stringContaining('登錄'), expect.stringContaining('登錄')],
		});
		expect(await recordOf(person)).toEqual(first);
	});

	it('[N-08] killed at any moment and run again, takes every row over once', async () => {
		const people = [paperPerson(), paperPerson()];
		const job = await begin(welfare, await workbookOf(together(...people)));
		const outcome = await runWithKills(setup, runner, job.jobId);
		expect(outcome).toEqual({ status: 'done', goodRows: 12, badRows: 0 });
		for (const person of people) {
			const record = await recordOf(person);
			expect(record?.books).toHaveLength(1);
			expect(record?.courses).toHaveLength(2);
			expect(record?.volunteer.hours?.all).toEqual({ registered: 1805, effective: 1805 });
		}
	});

	it('[S-02] [S-22] reaches nobody out of scope, and no sheet whose function the account lacks', async () => {
		const person = paperPerson();
		await imported(welfare, await workbookOf(person.workbook));
		const { 志工基本資料: _, ...rest } = person.workbook;
		const culture = staffAt(city.culture);
		const elsewhere = await imported(culture, await workbookOf(rest));
		expect(elsewhere.goodRows).toBe(0);
		const unknown = expect.stringMatching(/^第 \d 列：身分證字號：查無此志工$/) as string;
		expect(await faultsOf(elsewhere.jobId)).toEqual({
			教育訓練: [unknown, unknown],
			紀錄冊: [unknown],
			服務時數: [unknown, unknown],
		});
		const without = { ...welfare, functions: welfare.functions.filter((id) => id !== 'volunteers.hours') };
		const { reasons } = await imported(without, await workbookOf({ 服務時數: rest.服務時數 }));
		expect(reasons).toEqual([2, 3].map((row) => `第 ${row} 列：您沒有「志工服務時數管理」的權限`));
	});

	it('asks for the columns of the sheet that lacks some, and for one sheet at least', async () => {
		const lacking = await imported(welfare, await workbookOf({ 紀錄冊: [{ 志工姓名: '王' }] } as never));
		expect(lacking).toMatchObject({ status: 'failed' });
		expect(lacking.failure).toContain('工作表「紀錄冊」第一列缺少欄位「身分證字號」');
		const none = await imported(welfare, await workbookOf({ 別的: [{ 志工姓名: '王' }] } as never));
		expect(none.failure).toContain('「志工基本資料」「教育訓練」「紀錄冊」「服務時數」');
	});
});

describe('範例檔下載 of 匯入紙本紀錄冊', () => {
	it('[N-08] filled in and saved by LibreOffice, is taken over without a hitch', async () => {
		await downloadPaperBookSample(setup.deps, { format: 'xlsx' });
		const sample = await setup.objects.read('documents/samples/paper-books-import.xlsx');
		const person = paperPerson();
		for (const [sheet, rows] of Object.entries(person.workbook)) {
			const [headings = []] = await sheetTexts(sample, sheet);
			expect(headings).toEqual(expect.arrayContaining(Object.keys(rows[0] ?? {})));
		}
		expect((await sheetTexts(sample, '填寫說明')).length).toBeGreaterThan(40);
		const saved = await saveByLibreOffice(await workbookOf(person.workbook, 'ods'), 'ods', 'xlsx');
		expect(await imported(welfare, saved, 'saved.xlsx')).toMatchObject({ goodRows: 6, badRows: 0 });
	});
});
