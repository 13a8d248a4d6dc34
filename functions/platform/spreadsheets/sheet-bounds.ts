import { DomainError } from '../errors.ts';
import { isBlank, type SheetCell, type SheetRow } from './sheet-row.ts';
import { tooLarge, unreadable } from './zip-reader.ts';

/** What a file of any size may ask for. A cell is as long as Excel makes it; the rest is far above any sheet that people fill. */
export const sheetBounds = {
	cellCharacters: 32_767,
	rowCharacters: 65_536,
	/** After every repeat is written out; also of the texts that an XLSX keeps in a table of their own. */
	fileCharacters: 20_000_000,
	/** Of that table in the file, with all the marks around its texts. */
	textBytes: 200 * 1024 * 1024,
	/** Cells that are written in the file, empty ones too. */
	cells: 2_000_000,
	/** The last row and column that both office suites know. */
	rowNumber: 1_048_576,
	columnNumber: 16_384,
	/** Formats of cells, sheets, relations: Excel takes no more formats. */
	listed: 65_536,
} as const;

export function refuseLongCell(length: number): void {
	if (length <= sheetBounds.cellCharacters) return;
	throw tooLarge(`有儲存格超過 ${sheetBounds.cellCharacters} 個字，請縮短後再試`);
}

export function refuseLongFile(characters: number): void {
	if (characters <= sheetBounds.fileCharacters) return;
	throw tooLarge(`檔案的文字總數超過 ${sheetBounds.fileCharacters} 個字，請分成幾個檔案`);
}

/** A place or count as an attribute gives it; what is none would lose rows or cells without a word. */
export function wholeNumber(text: string | undefined, most: number, what: string): number {
	if (text === undefined) return 1;
	const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (number < 1 || number > most)
		throw unreadable(`檔案的${what}「${text.slice(0, 20)}」不正確，請另存新檔後再試`);
	return number;
}

/** Counts what one sheet brings, row by row, and refuses it at the first bound that it breaks. */
export function sheetCounter(maxRows: number) {
	let cells = 0;
	let rows = 0;
	let characters = 0;
	let lastNumber = 0;
	return {
		/** Each cell as it is met. */
		cell(): void {
			cells += 1;
			if (cells > sheetBounds.cells)
				throw tooLarge(`儲存格超過 ${sheetBounds.cells} 個，請刪除多餘的列與欄後再試`);
		},
		/** The row as it is handed on; undefined when it holds nothing. */
		row(number: number, read: readonly SheetCell[]): SheetRow | undefined {
			if (isBlank(read)) return undefined;
			if (number <= lastNumber || number > sheetBounds.rowNumber)
				throw unreadable(`第 ${number} 列的列號重複或順序有誤，請另存新檔後再試`);
			lastNumber = number;
			rows += 1;
			if (rows > maxRows) {
				const detail = `最多 ${maxRows - 1} 列資料，請分成幾個檔案`;
				throw new DomainError('spreadsheet.too-many-rows', { detail });
			}
			const length = read.reduce((sum, { text }) => sum + text.length, 0);
			if (length > sheetBounds.rowCharacters)
				throw tooLarge(`第 ${number} 列超過 ${sheetBounds.rowCharacters} 個字，請縮短後再試`);
			characters += length;
			refuseLongFile(characters);
			return { number, cells: read };
		},
	};
}

export type SheetCounter = ReturnType<typeof sheetCounter>;
