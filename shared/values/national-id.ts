import * as z from 'zod';
import type { Sex } from '../codes/sexes.ts';
import { toHalfWidth } from './half-width.ts';

export type NationalIdKind = 'national-id' | 'residence-permit-new' | 'residence-permit-old' | 'passport';

export type NationalIdReason = 'empty' | 'format' | 'checksum';

export type NationalIdCheck =
	{ ok: true; value: string; kind: NationalIdKind; sex?: Sex } | { ok: false; reason: NationalIdReason };

/** What to tell the user for each reason. */
export const nationalIdReasonMessages: Record<NationalIdReason, string> = {
	empty: '請輸入身分證字號或居留證號碼',
	format: '請輸入正確的身分證字號或居留證號碼，共 10 碼，例如 A 開頭加 9 位數字',
	checksum: '身分證字號或居留證號碼的檢查碼不符，請核對是否輸入錯誤',
};

// A letter stands for its place in this row plus 10: A=10 … I=34, O=35. L, R, S and Y are no longer given out, but
// people still bear them.
const letterOrder = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const digitWeights = [8, 7, 6, 5, 4, 3, 2, 1, 1];

function letterCode(letter: string): number {
	return letterOrder.indexOf(letter) + 10;
}

function weightedSum(letter: string, digits: readonly number[]): number {
	const code = letterCode(letter);
	const head = Math.floor(code / 10) + (code % 10) * 9;
	return digits.reduce((sum, digit, index) => sum + digit * (digitWeights[index] ?? 0), head);
}

// In the old residence permit, the second letter's code mod 10 stands in the place of the first digit.
function digitsOf(value: string): number[] {
	const second = value.charAt(1);
	const first = second >= 'A' ? letterCode(second) % 10 : Number(second);
	return [first, ...Array.from(value.slice(2), Number)];
}

function kindByShape(value: string): Exclude<NationalIdKind, 'passport'> | undefined {
	if (/^[A-Z][12]\d{8}$/.test(value)) return 'national-id';
	if (/^[A-Z][89]\d{8}$/.test(value)) return 'residence-permit-new';
	if (/^[A-Z][A-D]\d{8}$/.test(value)) return 'residence-permit-old';
	return undefined;
}

/** Brings what was typed into the stored form: half-width, trimmed, upper case. */
export function normalizeNationalId(text: string): string {
	return toHalfWidth(text).trim().toUpperCase();
}

/**
 * Checks a 身分證字號 or 居留證號碼 (both forms) with its check digit; the text is normalised first.
 *
 * A passport number has no check digit, so nearly every typing error of an ID would pass as one. It is therefore
 * taken only with `acceptPassport`, and never for a text in the shape of an ID.
 *
 * @example
 * checkNationalId(' a100000001 '); // { ok: true, value: 'A100000001', kind: 'national-id', sex: 'male' }
 */
export function checkNationalId(text: string, options: { acceptPassport?: boolean } = {}): NationalIdCheck {
	const value = normalizeNationalId(text);
	if (value === '') return { ok: false, reason: 'empty' };
	const kind = kindByShape(value);
	if (kind === undefined) {
		return options.acceptPassport === true && /^[A-Z0-9]{5,20}$/.test(value)
			? { ok: true, value, kind: 'passport' }
			: { ok: false, reason: 'format' };
	}
	if (weightedSum(value.charAt(0), digitsOf(value)) % 10 !== 0) return { ok: false, reason: 'checksum' };
	return { ok: true, value, kind, sex: '18AC'.includes(value.charAt(1)) ? 'male' : 'female' };
}

/** True when a 居留證 of the old form is used after its last day (2030-12-31): warn on new rows, never block. */
export function isRetiredPermit(kind: NationalIdKind, onDate: string): boolean {
	return kind === 'residence-permit-old' && onDate > '2030-12-31';
}

const secondCharacters = {
	'national-id': { male: '1', female: '2' },
	'residence-permit-new': { male: '8', female: '9' },
	'residence-permit-old': { male: 'C', female: 'D' },
} as const;

/**
 * A valid, made-up number for demo and test data. The same input gives the same number, and no two serials of the
 * same kind, sex and letter give the same one.
 *
 * @example
 * makeNationalId({ serial: 1, sex: 'male', letter: 'H' }); // 'H100000017'
 */
export function makeNationalId(input: {
	/** 0 to 9,999,999. */
	serial: number;
	sex: Sex;
	/** First letter, the place of first registration; H is 桃園. */
	letter?: string;
	kind?: Exclude<NationalIdKind, 'passport'>;
}): string {
	const { serial, sex, letter = 'H', kind = 'national-id' } = input;
	if (!Number.isInteger(serial) || serial < 0 || serial > 9_999_999) {
		throw new RangeError(`serial out of range: ${serial}`);
	}
	if (!/^[A-Z]$/.test(letter)) throw new RangeError(`not an ID letter: ${letter}`);
	const body = letter + secondCharacters[kind][sex] + String(serial).padStart(7, '0');
	return body + String((10 - (weightedSum(letter, digitsOf(body)) % 10)) % 10);
}

function idSchema(acceptPassport: boolean) {
	return z
		.string({ error: nationalIdReasonMessages.empty })
		.overwrite(normalizeNationalId)
		.superRefine((value, context) => {
			const check = checkNationalId(value, { acceptPassport });
			if (!check.ok) context.addIssue({ code: 'custom', message: nationalIdReasonMessages[check.reason] });
		});
}

/** 身分證字號 or 居留證號碼; gives the normalised form. */
export const nationalIdSchema = idSchema(false);

/** The same, for people without Taiwanese nationality, who may give a passport number instead (V-33). */
export const nationalIdOrPassportSchema = idSchema(true);
