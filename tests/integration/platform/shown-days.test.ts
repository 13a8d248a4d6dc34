import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '#platform/spreadsheets/read-spreadsheet.ts';
import { spreadsheetFormats } from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import { saveByLibreOffice } from '#tests/support/office-suite.ts';
import { bytesOf } from '#tests/support/sheets.ts';

const days: [day: string, shown: string][] = [
	['2023-02-01', '112/02/01'],
	['2011-01-01', '100/01/01'],
	['2010-12-31', '099/12/31'],
	['1990-05-01', '079/05/01'],
	['1911-10-10', '1911/10/10'],
];

describe.each(spreadsheetFormats)('a day in %s', (format) => {
	// A start of the office suite takes seconds, on a busy machine many.
	it('[X-15] shows its ROC date in LibreOffice, and stays a day', { timeout: 240_000 }, async () => {
		const columns = [{ label: '服務日期', width: 14, type: 'date' }] as const;
		const rows = days.map(([day]) => [day]);
		const bytes = await bytesOf(writeSpreadsheet(format, [{ name: '資料', columns, rows }]));
		// What LibreOffice saves as ODS holds each cell as it shows it.
		const saved = await saveByLibreOffice(bytes, format, 'ods');
		const cells = [];
		for await (const row of readSpreadsheet(saved, { maxRows: 10, maxColumns: 1 })) cells.push(...row.cells);
		expect(cells.slice(1)).toEqual(days.map(([date, text]) => ({ text, date })));
	});
});
