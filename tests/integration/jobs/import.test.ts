import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportVolunteers } from '#functions/volunteers/export-volunteers.ts';
import { importVolunteers } from '#functions/volunteers/import-volunteers.ts';
import { downloadImportSample } from '#functions/volunteers/spreadsheet/import-sample.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { importer, runWithKills } from '#tests/support/imports.ts';
import { jobRunner, sheetTexts } from '#tests/support/jobs.ts';
import { saveByLibreOffice } from '#tests/support/office-suite.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';
import { sheetOf, type Row } from '#tests/support/sheets.ts';

const governing = staffAt(city.governing);
const hospital = staffAt(city.hospital);
const museum = staffAt(city.museum);

let setup: VolunteersSetup;
let runner: ReturnType<typeof jobRunner>;
let begin: ReturnType<typeof importer>['begin'];
let imported: ReturnType<typeof importer>['imported'];
let serial = 5_000_000;

beforeAll(async () => {
	setup = await setupVolunteers();
	runner = jobRunner(setup.platform, setup.objects);
	({ begin, imported } = importer(setup, runner, {
		purpose: 'volunteer.import',
		start: (actor, input) => importVolunteers(setup.deps, actor, input),
	}));
});
afterAll(() => setup.local.stop());

const idHeading = '身分證字號/居留證字號';

/** A row without a fault. */
function rowOf(overrides: Row = {}): Row {
	serial += 1;
	return {
		[idHeading]: makeNationalId({ serial, sex: 'male' }),
		中文姓名: `匯入${serial}`,
		手機號碼: '0912345678',
		Email信箱: `import${serial}@example.com`,
		性別: '男',
		生日: '80/05/20',
		現職: '學生',
		學歷: '大專',
		...overrides,
	};
}

async function personOf(row: Row, actor = hospital) {
	const { listVolunteers } = await import('#functions/volunteers/list-volunteers.ts');
	const { items } = await listVolunteers(setup.deps, actor, {
		page: 1,
		size: 10,
		nationalId: row[idHeading],
	});
	expect(items.length, 'rows of one person').toBeLessThanOrEqual(1);
	return items[0];
}

describe('匯入志工', () => {
	it.each(['ods', 'xlsx'] as const)('[V-04] adds every row as the form would, from %s', async (format) => {
		const row = rowOf({
			手機號碼: '912345678',
			生日: '民國80年5月20日',
			'戶籍地址-縣市': '桃園市',
			是否加入救災志工: '是',
			專長: '電腦、攝影',
		});
		const { status, goodRows, badRows } = await imported(
			hospital,
			await sheetOf([row], format),
			`a.${format}`,
		);
		expect({ status, goodRows, badRows }).toEqual({ status: 'done', goodRows: 1, badRows: 0 });
		const found = await personOf(row);
		const volunteer = await setup.deps.volunteers.get(found?.volunteerId ?? '');
		expect(volunteer?.base).toMatchObject({
			mobilePhone: '0912345678',
			birthDate: '1991-05-20',
			registeredAddress: { city: '桃園市' },
			isDisasterReliefVolunteer: true,
		});
	});

	it('[V-04] lists every bad row with its column and reason, and takes over the others', async () => {
		const known = await setup.add({ name: '早就在' });
		const rows = [
			rowOf(),
			rowOf({ [idHeading]: 'A123456780' }),
			rowOf({ Email信箱: 'nobody', 學歷: '大大' }),
			rowOf({ 性別: '女' }),
			rowOf({ 生日: '110/01/01' }),
			rowOf({ 生日: '99/02/30' }),
			rowOf({ 志工隊: '沒有這隊' }),
			rowOf({ [idHeading]: known.form.nationalId, 中文姓名: '早就在' }),
		];
		rows.push({ ...rowOf(), [idHeading]: rows[0]?.[idHeading] ?? '' });
		const { goodRows, badRows, reasons } = await imported(hospital, await sheetOf(rows));
		expect({ goodRows, badRows }).toEqual({ goodRows: 1, badRows: 8 });
		expect(reasons).toEqual([
			expect.stringMatching(/^第 3 列：身分證字號\/居留證字號：/),
			expect.stringMatching(/^第 4 列：.*Email信箱：.*；學歷：|^第 4 列：.*學歷：.*/),
			'第 5 列：性別：性別與身分證字號不符',
			expect.stringMatching(/^第 6 列：生日：未滿 7 歲/),
			expect.stringMatching(/^第 7 列：生日：請輸入正確的日期/),
			'第 8 列：志工隊：找不到「沒有這隊」',
			expect.stringMatching(/^第 9 列：.*已是本單位志工/),
			'第 10 列：與第 2 列重複',
		]);
	});

	it('[V-33] takes what is nearly an ID number for a passport only where the row says so', async () => {
		const foreigner = (id: string) => ({ [idHeading]: id, 是否為外國人: '是' });
		const rows = [
			rowOf(foreigner('E12345678')),
			rowOf({ [idHeading]: 'A1234567890' }),
			rowOf(foreigner('P7654321')),
			rowOf({ ...foreigner('E12345679'), 證件種類: '駕照' }),
			rowOf({ ...foreigner('E12345670'), 證件種類: '護照號碼' }),
		];
		const sheet = await sheetOf(rows.map((row) => ({ 證件種類: '', 是否為外國人: '', ...row })));
		const { goodRows, reasons } = await imported(hospital, sheet);
		expect(goodRows).toBe(2);
		expect(reasons).toEqual([
			`第 2 列：${idHeading}：身分證字號共 10 碼，少了 1 碼；若為護照號碼，請於「證件種類」指明`,
			`第 3 列：${idHeading}：身分證字號共 10 碼，多了 1 碼；若為護照號碼，請於「證件種類」指明`,
			'第 5 列：證件種類：請選擇證件種類',
		]);
	});

	it('[V-04] doubles nothing when the same file is sent again, and takes the corrected file of faults', async () => {
		const good = rowOf();
		const bad = rowOf({ 性別: '女' });
		const bytes = await sheetOf([good, bad]);
		await imported(hospital, bytes);
		const again = await imported(hospital, bytes);
		expect(again).toMatchObject({ goodRows: 0, badRows: 2 });
		const first = await runner.resultRows((await runner.run(await begin(hospital, bytes))).jobId);
		const headings = first[0] ?? [];
		const line = first.find((cells) => cells.includes(bad['中文姓名'] ?? ''));
		const corrected = Object.fromEntries(headings.map((heading, index) => [heading, line?.[index] ?? '']));
		const outcome = await imported(hospital, await sheetOf([{ ...corrected, 性別: '男' }]));
		expect(outcome).toMatchObject({ goodRows: 1, badRows: 0 });
	});

	it('[V-04] understands digits of any width, and days without separators', async () => {
		const row = rowOf({
			手機號碼: '０９１２－３４５－６７８',
			室內電話: '０３－３３２２１０１',
			生日: '0690203',
			是否加入救災志工: '１',
		});
		expect(await imported(hospital, await sheetOf([row]))).toMatchObject({ goodRows: 1, badRows: 0 });
		const found = await personOf(row);
		const volunteer = await setup.deps.volunteers.get(found?.volunteerId ?? '');
		expect(volunteer?.base).toMatchObject({
			mobilePhone: '0912345678',
			homePhone: '03-3322101',
			birthDate: '1980-02-03',
			isDisasterReliefVolunteer: true,
		});
	});

	it('[V-04] calls an empty e-mail missing, not wrong', async () => {
		const { reasons } = await imported(hospital, await sheetOf([rowOf({ Email信箱: '' }), rowOf()]));
		expect(reasons).toEqual(['第 2 列：Email信箱：未填寫電子信箱']);
	});

	it('[V-05] moves and removes nobody when an edited export is sent back, with ID numbers masked or whole', async () => {
		const { volunteerId, form } = await setup.add({ name: '原地不動', teamId: 'hteam' });
		const job = await runner.run(
			await exportVolunteers(setup.deps, hospital, { format: 'ods', name: '原地不動' }),
		);
		const [headings = [], line = []] = await runner.resultRows(job.jobId);
		const row = Object.fromEntries(headings.map((heading, index) => [heading, line[index] ?? '']));
		const edited = { ...row, 志工隊: '', 運用單位狀態: '已離隊', 手機號碼: '0911111111' };
		const standing = async () => [
			await setup.deps.volunteers.get(volunteerId),
			await setup.deps.memberships.ofVolunteer(volunteerId),
		];
		const before = await standing();
		const bytes = await sheetOf([edited, { ...edited, [idHeading]: form.nationalId }]);
		expect(await imported(hospital, bytes)).toMatchObject({ goodRows: 0, badRows: 2 });
		expect(await standing()).toEqual(before);
	});

	it('[V-07] attaches who is known in another unit, and keeps what that unit entered', async () => {
		const { volunteerId, form } = await setup.add({ name: '兩處服務', englishName: 'Two Places' });
		const row = rowOf({
			[idHeading]: form.nationalId,
			中文姓名: '兩處服務',
			手機號碼: '0900000000',
			室內電話: '03-1',
		});
		expect(await imported(museum, await sheetOf([row]))).toMatchObject({ goodRows: 1 });
		const volunteer = await setup.deps.volunteers.get(volunteerId);
		expect(volunteer?.base).toMatchObject({ mobilePhone: form.mobilePhone, homePhone: '03-1' });
		expect(await setup.deps.memberships.ofVolunteer(volunteerId)).toHaveLength(2);
		const other = rowOf({ [idHeading]: form.nationalId, 中文姓名: '別人' });
		const { reasons } = await imported(staffAt(city.shelter), await sheetOf([other]));
		expect(reasons[0]).toContain('中文姓名：與此身分證字號已登錄的姓名不符');
	});

	it('[S-02] puts people only where the account may', async () => {
		const elsewhere = rowOf({ 目的機關: '組織 culture', 所屬運單: '組織 museum' });
		const { reasons } = await imported(hospital, await sheetOf([elsewhere]));
		expect(reasons[0]).toContain('目的機關：「組織 culture」不在您的權限範圍');
		const named = rowOf({ 目的機關: '組織 welfare', 所屬運單: '組織 hospital', 志工隊: '組織 hteam' });
		const without = rowOf();
		const outcome = await imported(governing, await sheetOf([named, without]));
		expect(outcome).toMatchObject({ goodRows: 1, reasons: ['第 3 列：目的機關：此欄位必填'] });
		expect((await personOf(named))?.team?.name).toBe('組織 hteam');
	});

	it('says which columns are missing, and refuses what is no spreadsheet before it begins', async () => {
		const { status, failure } = await imported(hospital, await sheetOf([{ 姓名: '王小明' }]));
		expect(status).toBe('failed');
		expect(failure).toContain('「中文姓名」');
		expect(await refusalOf(begin(hospital, Buffer.from('姓名,生日')))).toBe('file.type-refused');
	});
});

describe('a step of an import', () => {
	it('that is killed at any moment and run again applies every row once', async () => {
		const rows = Array.from({ length: 6 }, () => rowOf());
		const job = await begin(hospital, await sheetOf([...rows, rowOf({ 性別: '女' })]));
		expect(await runWithKills(setup, runner, job.jobId)).toEqual({ status: 'done', goodRows: 6, badRows: 1 });
		for (const row of rows) expect(await personOf(row)).toBeDefined();
	});
});

describe('範例檔下載', () => {
	it('[V-04] has the columns of the import, notes on them, and the headings of the export', async () => {
		await downloadImportSample(setup.deps, { format: 'xlsx' });
		const sample = await setup.objects.read('documents/samples/volunteers-import.xlsx');
		const [headings = []] = await sheetTexts(sample);
		expect(headings).toEqual(expect.arrayContaining(Object.keys(rowOf())));
		const job = await runner.run(await exportVolunteers(setup.deps, hospital, { format: 'ods' }));
		const [exported = []] = await runner.resultRows(job.jobId);
		// The export masks the number and need not say what document it stands on.
		expect(headings.filter((heading) => !exported.includes(heading))).toEqual(['證件種類']);
	});
});

describe('LibreOffice', () => {
	// Each start of the office suite takes seconds, on a busy machine many.
	it.each([
		['ods', 'xlsx'],
		['xlsx', 'ods'],
	] as const)(
		'[V-04] opens an %s of ours, and what it saves as %s is taken',
		async (from, to) => {
			const row = rowOf({ 生日: '1991-05-20', 中文姓名: '=王 小 明' });
			const saved = await saveByLibreOffice(await sheetOf([row], from), from, to);
			const [, line = []] = await sheetTexts(saved);
			expect(line).toEqual(Object.values(row));
			expect(await imported(hospital, saved, `saved.${to}`)).toMatchObject({ goodRows: 1, badRows: 0 });
		},
		240_000,
	);
});
