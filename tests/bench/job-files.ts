import { entryColumns } from '#functions/hours/spreadsheet/entry-columns.ts';
import { memberColumns } from '#functions/hours/spreadsheet/row-member.ts';
import { importColumns } from '#functions/volunteers/spreadsheet/volunteers-import.ts';
import type { City } from '#infra/local/demo/city/city.ts';
import type { Member } from '#infra/local/demo/city/member.ts';
import type { CellValue } from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import { labelOfServiceContent, labelOfServiceItem } from '#shared/codes/service-items.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { bytesOf } from '#tests/support/sheets.ts';

type Cells = Readonly<Record<string, CellValue>>;

function workbook(labels: readonly string[], rows: Iterable<Cells>): Promise<Uint8Array> {
	const columns = labels.map((label) => ({ label, width: 16 }));
	const cells = [...rows].map((row) => labels.map((label) => row[label]));
	return bytesOf(writeSpreadsheet('xlsx', [{ name: '資料', columns, rows: cells }]));
}

/** Nobody of a filled table was born there. */
const letter = 'Z';

/** New volunteers for the units of the city, one after the other. */
export function volunteerFile(city: City, rows: number): Promise<Uint8Array> {
	const people = Array.from({ length: rows }, (_, index): Cells => {
		const places = city.units[index % city.units.length];
		return {
			目的機關: places?.purpose.name,
			所屬運單: places?.unit.name,
			中文姓名: `匯入${index}`,
			'身分證字號/居留證字號': makeNationalId({ serial: index, sex: 'male', letter }),
			手機號碼: '0912345678',
			Email信箱: `bench${index}@example.com`,
			性別: '男',
			生日: '80/05/20',
			現職: '學生',
			學歷: '大專',
		};
	});
	return workbook(
		importColumns.map(({ label }) => label),
		people,
	);
}

/** Entries of one day more for members who have some, as many for each as the file needs. */
export function entryFile(city: City, rows: number): Promise<Uint8Array> {
	return workbook(
		[...memberColumns, ...entryColumns].map(({ label }) => label),
		entries(city, rows),
	);
}

function* entries(city: City, rows: number): Generator<Cells> {
	const members = Array.from({ length: city.volunteerCount }, (_, index) => city.member(index)).filter(
		serves,
	);
	for (let row = 0; row < rows; row += 1) {
		const member = members[row % members.length];
		const [last] = member?.career.service.slice(-1) ?? [];
		if (!member || !last) throw new TypeError('nobody in the city serves');
		yield {
			身分證字號: member.person.nationalId,
			志工姓名: member.person.base.name,
			運用單位: member.places.unit.name,
			'服務時間[起]': last.startDate,
			'服務時間[訖]': last.startDate,
			服務項目: labelOfServiceItem(last.item),
			服務內容: labelOfServiceContent(last.content),
			// No two rows of a person are alike, nor like what was entered before.
			服務時數: 1.1 + Math.floor(row / members.length) / 10,
		};
	}
}

/** Whoever may be given hours (H-05, H-15). */
function serves({ leftOn, certificates, career }: Member): boolean {
	return leftOn === undefined && certificates && career.service.length > 0;
}
