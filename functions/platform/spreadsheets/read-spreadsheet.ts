import { readOds } from './ods-reader.ts';
import type { SheetLimits, SheetRow } from './sheet-row.ts';
import { spreadsheetTypes } from './sheet.ts';
import { readXlsx } from './xlsx-reader.ts';
import { openZip, unreadable, type ZipFile } from './zip-reader.ts';

/**
 * The rows of one sheet of a spreadsheet that hold something, one by one. What the file is, its content says, not its
 * name; what it may cost is bounded in every dimension (`sheet-bounds.ts`, `xml-events.ts`, `zip-reader.ts`): a file is what
 * somebody sent, and a small one can ask for any amount.
 *
 * @throws DomainError `spreadsheet.unreadable`, `spreadsheet.too-many-rows`, `spreadsheet.too-large`
 */
export async function* readSpreadsheet(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<SheetRow> {
	const zip = openZip(bytes, limits.maxUnpacked);
	yield* (await isOds(zip)) ? readOds(zip, limits) : readXlsx(zip, limits);
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
