import { labelOfIdentityDocument, type IdentityDocument } from '../codes/identity-documents.ts';
import { checkNationalId, normalizeNationalId } from './national-id.ts';

export type IdentityNumberCheck =
	{ ok: true; value: string; document: IdentityDocument } | { ok: false; message: string };

const length = 10;

/** Letters and digits of a passport; ICAO 9303 prints nine, some countries give more. */
const passport = /^[A-Z0-9]{6,12}$/;

const secondCharacter = {
	'national-id': { pattern: /[12]/, words: '1（男）或 2（女）' },
	'residence-permit': { pattern: /[89A-D]/, words: '8、9，舊式為 A、B、C、D' },
} as const;

/**
 * Checks a number that is entered for a new person against the document that it is said to stand on, and tells what is
 * wrong with it. Without a document, as in a file, the shape tells which it is; what is nearly an ID is then no passport,
 * since a passport has no check digit and would take every typing error (V-33).
 *
 * @example
 * checkIdentityNumber('A12345678', 'national-id'); // { ok: false, message: '身分證字號共 10 碼，少了 1 碼' }
 */
export function checkIdentityNumber(text: string, document?: IdentityDocument): IdentityNumberCheck {
	const value = normalizeNationalId(text);
	if (value === '') return refused(`請輸入${document ? labelOfIdentityDocument(document) : '證件號碼'}`);
	if (document === 'passport') return checkPassport(value);
	if (document !== undefined) return checkNumber(value, document);
	const guess = /^(?:[A-Z][89A-D]|[89]\d)/.test(value) ? 'residence-permit' : 'national-id';
	if (!looksLikeId(value)) return checkPassport(value);
	const check = checkNumber(value, guess);
	const isId = /^[A-Z][1289A-D]\d{8}$/.test(value);
	return check.ok || isId ? check : refused(`${check.message}；若為護照號碼，請於「證件種類」指明`);
}

/** An ID number, or one with a character too many, too few or mistaken. */
function looksLikeId(value: string): boolean {
	if (value.length < 6 || value.length === length) return true;
	return /^[A-Z]\d{8,}$/.test(value) || /^[A-Z][A-D]\d{7,}$/.test(value) || /^[1289]\d{8}$/.test(value);
}

function checkNumber(value: string, document: 'national-id' | 'residence-permit'): IdentityNumberCheck {
	const name = labelOfIdentityDocument(document);
	const second = secondCharacter[document];
	const other = document === 'national-id' ? 'residence-permit' : 'national-id';
	if (!/^[A-Z]/.test(value)) return refused(`${name}的第 1 碼須為英文字母`);
	if (value.length !== length) return refused(`${name}共 ${length} 碼，${differenceOf(value.length)}`);
	if (!second.pattern.test(value.charAt(1))) {
		return secondCharacter[other].pattern.test(value.charAt(1))
			? refused(`這是${labelOfIdentityDocument(other)}的格式，請確認證件種類`)
			: refused(`${name}的第 2 碼須為 ${second.words}`);
	}
	const place = value.slice(2).search(/\D/);
	if (place >= 0) return refused(`${name}的第 ${place + 3} 碼「${value.charAt(place + 2)}」須為數字`);
	return checkNationalId(value).ok
		? { ok: true, value, document }
		: refused(`${name}的檢查碼不符，請核對是否輸入錯誤`);
}

function differenceOf(given: number): string {
	return given < length ? `少了 ${length - given} 碼` : `多了 ${given - length} 碼`;
}

function checkPassport(value: string): IdentityNumberCheck {
	const name = labelOfIdentityDocument('passport');
	if (/^[A-Z][1289A-D]\d{8}$/.test(value)) return refused(`這是身分證字號或居留證字號的格式，請確認證件種類`);
	return passport.test(value)
		? { ok: true, value, document: 'passport' }
		: refused(`${name}須為 6 至 12 碼英文字母或數字`);
}

function refused(message: string): IdentityNumberCheck {
	return { ok: false, message };
}
