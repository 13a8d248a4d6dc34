import { DomainError } from '../errors.ts';
import { readOds } from './ods-reader.ts';
import type { SheetLimits, SheetRow } from './sheet-row.ts';
import { spreadsheetTypes } from './sheet.ts';
import { readXlsx } from './xlsx-reader.ts';
import { openZip, unreadable, type ZipFile } from './zip-reader.ts';

/**
 * The rows of one sheet of a spreadsheet that hold something, one by one. What the file is, its content says, not its
 * name; what it may cost is bounded in rows, columns and unpacked bytes.
 *
 * @throws DomainError `spreadsheet.unreadable`, `spreadsheet.too-many-rows`
 */
export async function* readSpreadsheet(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<SheetRow> {
	const zip = openZip(bytes, limits.maxUnpacked);
	const rows = (await isOds(zip)) ? readOds(zip, limits) : readXlsx(zip, limits);
	let count = 0;
	for await (const row of rows) {
		count += 1;
		if (count > limits.maxRows) {
			const detail = `最多 ${limits.maxRows - 1} 列資料，請分成幾個檔案`;
			throw new DomainError('spreadsheet.too-many-rows', { detail });
		}
		yield row;
	}
}

async function isOds(zip: ZipFile): Promise<boolean> {
	if (zip.has('mimetype')) {
		const type = (await zip.readText('mimetype')).trim();
		if (type !== spreadsheetTypes.ods && type !== `${spreadsheetTypes.ods}-template`) throw unreadable();
		return true;
	}
	if (!zip.has('[Content_Types].xml')) throw unreadable();
	return false;
}
