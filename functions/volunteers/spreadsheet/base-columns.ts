import { dateInCell } from '#platform/spreadsheets/date-in-cell.ts';
import { typedInCell } from '#platform/spreadsheets/typed-in-cell.ts';
import type { CellValue, SheetColumn } from '#platform/spreadsheets/sheet.ts';
import type { SheetCell } from '#platform/spreadsheets/sheet-row.ts';
import { codeByLabel, type CodeEntry } from '#shared/codes/code-table.ts';
import { educations } from '#shared/codes/educations.ts';
import { languages } from '#shared/codes/languages.ts';
import { occupations } from '#shared/codes/occupations.ts';
import { serviceCategories } from '#shared/codes/service-categories.ts';
import { sexes } from '#shared/codes/sexes.ts';
import { skills } from '#shared/codes/skills.ts';
import { timeSlots } from '#shared/codes/time-slots.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import { volunteerFieldLabel } from '#shared/domain/volunteers/base-changes.ts';

type BaseField = keyof VolunteerBase;

/** A column of base data, the same in the export and in the import. */
export interface BaseColumn extends SheetColumn {
	/** Dotted, as the form's errors name it. */
	readonly field: string;
	/** What is to be filled in, for the notes beside the sample. */
	readonly hint?: string;
	write(base: VolunteerBase): CellValue;
	/** What the form would send for the cell; text that is none of the choices comes through for the schema to refuse. */
	read(cell: SheetCell): unknown;
}

/** Between several choices in one cell; a comma is what people type instead. */
const separator = '、';
const separators = /[、，,;；\n]/;

function textColumn(field: BaseField, width: number, hint?: string): BaseColumn {
	return {
		field,
		label: volunteerFieldLabel(field),
		width,
		...(hint && { hint }),
		write: (base) => base[field] as string | undefined,
		read: ({ text }) => text.trim() || undefined,
	};
}

/** A spreadsheet that took a telephone number for a number has lost its first zero. */
function mobileColumn(): BaseColumn {
	return {
		...textColumn('mobilePhone', 13, '例如 0912345678'),
		read(cell) {
			const typed = typedInCell(cell);
			return /^9\d{8}$/.test(typed) ? `0${typed}` : typed || undefined;
		},
	};
}

/** Digits and Latin letters, however wide they were typed. */
function codeColumn(field: BaseField, width: number): BaseColumn {
	return { ...textColumn(field, width), read: (cell) => typedInCell(cell) || undefined };
}

function dateColumn(field: BaseField, hint?: string): BaseColumn {
	return {
		field,
		label: volunteerFieldLabel(field),
		width: 12,
		type: 'date',
		...(hint && { hint }),
		write: (base) => base[field] as string | undefined,
		read: dateInCell,
	};
}

function choiceColumn(field: BaseField, table: readonly CodeEntry[], width: number): BaseColumn {
	return {
		field,
		label: volunteerFieldLabel(field),
		width,
		hint: `填「代碼表」的${volunteerFieldLabel(field)}`,
		write: (base) => table.find(({ code }) => code === base[field])?.label,
		read: ({ text }) => (text.trim() === '' ? undefined : (codeByLabel(table, text) ?? text)),
	};
}

function choicesColumn(field: BaseField, table: readonly CodeEntry[], width: number): BaseColumn {
	const labels = new Map(table.map(({ code, label }) => [code, label]));
	return {
		field,
		label: volunteerFieldLabel(field),
		width,
		hint: `填「代碼表」的${volunteerFieldLabel(field)}，可填多項，以「${separator}」分隔`,
		write: (base) => (base[field] as string[]).map((code) => labels.get(code)).join(separator),
		read: ({ text }) =>
			text
				.split(separators)
				.map((label) => label.trim())
				.filter((label) => label !== '')
				.map((label) => codeByLabel(table, label) ?? label),
	};
}

const yes = new Set(['是', 'y', 'yes', 'v', '1', 'true']);
const no = new Set(['否', 'n', 'no', '0', 'false']);

function yesNoColumn(field: BaseField): BaseColumn {
	return {
		field,
		label: volunteerFieldLabel(field),
		width: 16,
		hint: '填「是」或「否」，空白為否',
		write: (base) => (base[field] ? '是' : '否'),
		read(cell) {
			const word = typedInCell(cell).toLowerCase();
			if (word === '' || no.has(word)) return false;
			return yes.has(word) ? true : cell.text;
		},
	};
}

function addressColumns(field: 'registeredAddress' | 'contactAddress'): BaseColumn[] {
	const parts = [
		{ part: 'city', title: '縣市', width: 10 },
		{ part: 'district', title: '鄉鎮市區', width: 12 },
		{ part: 'street', title: '地址', width: 40 },
	] as const;
	return parts.map(({ part, title, width }) => ({
		field: `${field}.${part}`,
		label: `${volunteerFieldLabel(field)}${title === '地址' ? '' : `-${title}`}`,
		width,
		write: (base) => base[field][part],
		read: ({ text }) => text.trim() || undefined,
	}));
}

/** The base data in the order of the form (V-08 to V-12), without what is a file. */
export const baseColumns: readonly BaseColumn[] = [
	textColumn('englishName', 24),
	mobileColumn(),
	codeColumn('homePhone', 14),
	codeColumn('email', 30),
	codeColumn('honorCardNumber', 16),
	textColumn('recordBookIssuer', 24),
	dateColumn('recordBookIssuedOn', '例如 112/01/01 或 2023-01-01'),
	choiceColumn('sex', sexes, 6),
	dateColumn('birthDate', '例如 80/05/20 或 1991-05-20'),
	...addressColumns('registeredAddress'),
	...addressColumns('contactAddress'),
	yesNoColumn('isIndigenous'),
	yesNoColumn('isForeigner'),
	yesNoColumn('isDisasterReliefVolunteer'),
	choiceColumn('occupation', occupations, 20),
	choiceColumn('education', educations, 14),
	choicesColumn('skills', skills, 30),
	textColumn('otherSkill', 20),
	choicesColumn('languages', languages, 24),
	textColumn('otherLanguage', 16),
	choicesColumn('preferredCategories', serviceCategories, 30),
	choicesColumn('preferredTimeSlots', timeSlots, 30),
	textColumn('preferredAreas', 20),
];
