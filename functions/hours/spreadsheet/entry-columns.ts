import * as z from 'zod';
import { dateInCell } from '#platform/spreadsheets/date-in-cell.ts';
import type { SheetCell } from '#platform/spreadsheets/sheet-row.ts';
import type { SheetColumn } from '#platform/spreadsheets/sheet.ts';
import { codeByLabel, type CodeEntry } from '#shared/codes/code-table.ts';
import { serviceContents, serviceItems } from '#shared/codes/service-items.ts';
import { entryFieldsSchema, type EntryFields } from '#shared/contract/hours.ts';
import { toHalfWidth } from '#shared/values/half-width.ts';
import { decimalHours, parseHours } from '#shared/values/hours.ts';

/** A field of the form 新增服務時數 as a column. */
interface EntryColumn extends SheetColumn {
	readonly field: keyof EntryFields;
	readonly required: boolean;
	/** What is to be filled in, for the notes beside the sample. */
	readonly note: string;
	/** What the form would send for the cell; what the field cannot take comes through for the schema to refuse. */
	read(cell: SheetCell): unknown;
	/** The choices that the field has. */
	readonly table?: readonly CodeEntry[];
}

function labelOf(field: keyof EntryFields): string {
	return z.globalRegistry.get(entryFieldsSchema.shape[field])?.title ?? field;
}

function dateColumn(field: 'startDate' | 'endDate', note: string): EntryColumn {
	return { field, label: labelOf(field), required: true, width: 14, type: 'date', note, read: dateInCell };
}

/** By label or code; a spreadsheet that took a code for a number has lost its first zero. */
function choiceColumn(field: 'item' | 'content', table: readonly CodeEntry[], note: string): EntryColumn {
	return {
		field,
		label: labelOf(field),
		required: true,
		width: 20,
		note,
		table,
		read({ text }) {
			const typed = text.trim();
			if (typed === '') return undefined;
			const code = typed.padStart(2, '0');
			return codeByLabel(table, typed) ?? (table.some((row) => row.code === code) ? code : typed);
		},
	};
}

/** The fields in the order of the form (H-04). */
export const entryColumns: readonly EntryColumn[] = [
	dateColumn('startDate', '例如 112/01/01 或 2023-01-01'),
	dateColumn('endDate', '同上；當日服務填同一天，最晚為今天'),
	choiceColumn('item', serviceItems, '填「代碼表」的服務項目，或其代碼'),
	choiceColumn('content', serviceContents, '填「代碼表」中該服務項目的服務內容，或其代碼'),
	{
		field: 'hours',
		label: labelOf('hours'),
		required: true,
		width: 10,
		type: { decimals: 1 },
		note: '最多一位小數，例如 6.5；每日最多 24 小時',
		read({ text, value }) {
			// What a formula has added up may be off by what floating point loses.
			if (value !== undefined) return Number(value.toFixed(6));
			const tenths = parseHours(toHalfWidth(text));
			return tenths === undefined ? text.trim() || undefined : decimalHours(tenths);
		},
	},
	{
		field: 'note',
		label: labelOf('note'),
		required: false,
		width: 30,
		note: '最多 200 字',
		read: ({ text }) => text.trim() || undefined,
	},
];
