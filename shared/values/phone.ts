import * as z from 'zod';
import { toHalfWidth } from './half-width.ts';

export type MobileCheck =
	| { ok: true; value: string }
	| { ok: false; reason: 'empty' | 'format' }
	/** Written with the country code; `suggestion` is the same number as dialled at home. */
	| { ok: false; reason: 'international'; suggestion: string };

/** What a 手機號碼 looks like, said to the user. */
export const mobileMessage = '請輸入 09 開頭的 10 位數手機號碼';

const mobilePattern = /^09\d{8}$/;

/** Half-width, without blanks and hyphens, as it is stored. */
export function normalizeMobile(text: string): string {
	return toHalfWidth(text).replace(/[\s-]/g, '');
}

/**
 * A number written with Taiwan's country code (`+886912000001`, `886-3-3000000`), as dialled at home; undefined when
 * there is no country code.
 */
export function fromInternational(text: string): string | undefined {
	const digits = /^\+?886(?:\(0\)|0)?(\d{8,9})$/.exec(normalizeMobile(text))?.[1];
	return digits === undefined ? undefined : `0${digits}`;
}

/** Checks a 手機號碼. One with a country code is refused with a suggestion, so that a screen can offer to convert it. */
export function checkMobile(text: string): MobileCheck {
	const value = normalizeMobile(text);
	if (value === '') return { ok: false, reason: 'empty' };
	if (mobilePattern.test(value)) return { ok: true, value };
	const suggestion = fromInternational(value);
	return suggestion !== undefined && mobilePattern.test(suggestion)
		? { ok: false, reason: 'international', suggestion }
		: { ok: false, reason: 'format' };
}

/** A 手機號碼; gives it without blanks and hyphens. */
export const mobileSchema = z
	.string({ error: mobileMessage })
	.overwrite(normalizeMobile)
	.superRefine((value, context) => {
		const check = checkMobile(value);
		if (check.ok) return;
		const hint = check.reason === 'international' ? `，例如 ${check.suggestion}` : '';
		context.addIssue({ code: 'custom', message: mobileMessage + hint });
	});

// Area code → how many digits follow. Some codes begin like a shorter one (037 and 03), so every fitting code is tried.
const landlineAreas: readonly (readonly [area: string, digits: readonly number[]])[] = [
	['0836', [5]],
	['0826', [5]],
	['037', [6]],
	['049', [7]],
	['082', [6]],
	['089', [6]],
	['02', [8]],
	['03', [7]],
	['04', [7, 8]],
	['05', [7]],
	['06', [7]],
	['07', [7]],
	['08', [7]],
];

/** What to warn about a 室內電話 that does not look like one. */
export const landlineWarning = '室內電話看起來不完整，請確認含區碼，例如 03-3000000#123';

/**
 * True when a 室內電話 looks right. Only for a warning: numbers of companies and old exchanges break the pattern, so
 * it never blocks saving.
 */
export function looksLikeLandline(text: string): boolean {
	const match = /^(\d+)(?:#\d{1,6})?$/.exec(toHalfWidth(text).replace(/[\s()-]/g, ''));
	const number = match?.[1] ?? '';
	return landlineAreas.some(
		([area, digits]) =>
			number.startsWith(area) &&
			digits.includes(number.length - area.length) &&
			/^[2-9]/.test(number.slice(area.length)),
	);
}
