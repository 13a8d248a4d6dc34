import * as z from 'zod';
import { dateInCell } from '#platform/spreadsheets/date-in-cell.ts';
import type { SheetCell } from '#platform/spreadsheets/sheet-row.ts';
import type { SheetColumn } from '#platform/spreadsheets/sheet.ts';
import { typedInCell } from '#platform/spreadsheets/typed-in-cell.ts';
import { codeByLabel, type CodeEntry } from '#shared/codes/code-table.ts';
import { fieldErrorsOf } from '#shared/contract/field-errors.ts';
import { decimalHours, parseHours } from '#shared/values/hours.ts';
import type { RowCells } from './import-job.ts';

/** A field of a form as a column of a sheet that is imported. */
export interface FormColumn<Field extends string = string> extends SheetColumn {
	readonly field: Field;
	readonly required: boolean;
	/** What is to be filled in, for the notes beside the sample. */
	readonly note: string;
	/** What the form would send for the cell; what the field cannot take comes through for the schema to refuse. */
	read(cell: SheetCell): unknown;
	/** The choices that the field has. */
	readonly table?: readonly CodeEntry[];
}

interface Wanted<Field extends string> {
	field: Field;
	width: number;
	note: string;
	/** Required unless told. */
	required?: boolean;
}

/** Makes the columns of a form; they are headed as the form labels its fields. */
export function formColumns<Shape extends z.ZodRawShape>(form: { readonly shape: Shape }) {
	type Field = Extract<keyof Shape, string>;
	const headed = ({ field, required = true, ...column }: Wanted<Field>) => ({
		...column,
		field,
		required,
		label: z.globalRegistry.get(form.shape[field] as unknown as z.ZodType)?.title ?? field,
	});
	return {
		text: (wanted: Wanted<Field>): FormColumn<Field> => ({
			...headed(wanted),
			read: ({ text }) => text.trim() || undefined,
		}),
		date: (wanted: Omit<Wanted<Field>, 'width'>): FormColumn<Field> => ({
			...headed({ ...wanted, width: 14 }),
			type: 'date',
			read: dateInCell,
		}),
		/** By label or code; a spreadsheet that took a code for a number has lost its first zero. */
		choice: (wanted: Wanted<Field>, table: readonly CodeEntry[]): FormColumn<Field> => ({
			...headed(wanted),
			table,
			read(cell) {
				const typed = cell.text.trim();
				if (typed === '') return undefined;
				const code = typedInCell(cell).padStart(2, '0');
				return codeByLabel(table, typed) ?? (table.some((row) => row.code === code) ? code : typed);
			},
		}),
		hours: (wanted: Wanted<Field>): FormColumn<Field> => ({
			...headed(wanted),
			type: { decimals: 1 },
			read(cell) {
				const { text, value } = cell;
				// What a formula has added up may be off by what floating point loses.
				if (value !== undefined) return Number(value.toFixed(6));
				const tenths = parseHours(typedInCell(cell));
				return tenths === undefined ? text.trim() || undefined : decimalHours(tenths);
			},
		}),
	};
}

export type RowForm<Value> = { ok: true; value: Value } | { ok: false; reasons: string[] };

/**
 * The form that somebody would fill in for the row, or what speaks against it in the words of the sheet.
 *
 * @param given what the row itself does not say
 */
export function formOfRow<Value>(
	schema: z.ZodType<Value>,
	columns: readonly FormColumn[],
	cell: RowCells,
	given: Readonly<Record<string, unknown>> = {},
): RowForm<Value> {
	const fields = columns.map((column) => [column.field, column.read(cell(column.label))]);
	const form = schema.safeParse({ ...given, ...Object.fromEntries(fields) });
	if (form.success) return { ok: true, value: form.data };
	const reasons = fieldErrorsOf(schema, form.error).map(({ field, label, message }) => {
		const column = columns.find((one) => one.field === field);
		return `${column?.label ?? label ?? field}：${(column && unknownChoice(column, cell)) ?? message}`;
	});
	return { ok: false, reasons };
}

/** The form lets nobody choose what its tables lack; a file may say anything. */
function unknownChoice(column: FormColumn, cell: RowCells): string | undefined {
	const value = column.read(cell(column.label));
	if (!column.table || value === undefined || column.table.some(({ code }) => code === value))
		return undefined;
	return `代碼表沒有「${cell(column.label).text.trim()}」`;
}
