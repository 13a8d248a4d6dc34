import * as z from 'zod';

/** The languages that every code is labelled in. */
export type LabelLocale = 'zh-Hant' | 'en';

/** One row of a code table. The code is stored; the labels are what users read. */
export interface CodeEntry {
	readonly code: string;
	readonly label: string;
	readonly labelEn: string;
}

/** The codes of a table, as a union. */
export type CodeOf<Table extends readonly CodeEntry[]> = Table[number]['code'];

/** The row of a code; throws on a code that the table does not have. */
export function entryOf<Table extends readonly CodeEntry[]>(
	table: Table,
	code: CodeOf<Table>,
): Table[number] {
	const entry = table.find((row) => row.code === code);
	if (entry === undefined) throw new RangeError(`unknown code: ${code}`);
	return entry;
}

/** The label of a code, zh-Hant unless told. */
export function labelIn<Table extends readonly CodeEntry[]>(
	table: Table,
	code: CodeOf<Table>,
	locale: LabelLocale = 'zh-Hant',
): string {
	const entry = entryOf(table, code);
	return locale === 'en' ? entry.labelEn : entry.label;
}

/** The code that bears a zh-Hant label, as spreadsheets carry it; undefined when none does. */
export function codeByLabel<Table extends readonly CodeEntry[]>(
	table: Table,
	label: string,
): CodeOf<Table> | undefined {
	return table.find((row) => row.label === label.trim())?.code;
}

/** Takes the codes of a table; `error` says what to choose. */
export function codeSchema<const Table extends readonly CodeEntry[]>(table: Table, error: string) {
	return z.enum(
		table.map((row) => row.code) as readonly CodeOf<Table>[] as readonly [CodeOf<Table>, ...CodeOf<Table>[]],
		{ error },
	);
}
