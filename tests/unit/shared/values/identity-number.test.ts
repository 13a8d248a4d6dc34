import { describe, expect, it } from 'vitest';
import type { IdentityDocument } from '#shared/codes/identity-documents.ts';
import { volunteersContract } from '#shared/contract/volunteers.ts';
import { checkIdentityNumber } from '#shared/values/identity-number.ts';

const check = (text: string, document?: IdentityDocument) => {
	const result = checkIdentityNumber(text, document);
	return result.ok ? result.document : result.message;
};

describe('the number of a chosen document', () => {
	it.each([
		['a100000001', 'national-id', 'national-id'],
		['A800000005', 'residence-permit', 'residence-permit'],
		['AA00000009', 'residence-permit', 'residence-permit'],
		['A12345678', 'passport', 'passport'],
		['123456789', 'passport', 'passport'],
	] as const)('[V-33] takes %s as %s', (text, document, taken) => {
		expect(check(text, document)).toBe(taken);
	});

	it.each([
		['', 'national-id', '請輸入身分證字號'],
		['12345', 'national-id', '身分證字號的第 1 碼須為英文字母'],
		['A12345678', 'national-id', '身分證字號共 10 碼，少了 1 碼'],
		['A1234567890', 'national-id', '身分證字號共 10 碼，多了 1 碼'],
		['A100000002', 'national-id', '身分證字號的檢查碼不符，請核對是否輸入錯誤'],
		['A300000001', 'national-id', '身分證字號的第 2 碼須為 1（男）或 2（女）'],
		['A10000O001', 'national-id', '身分證字號的第 7 碼「O」須為數字'],
		['A800000005', 'national-id', '這是居留證字號的格式，請確認證件種類'],
		['A100000001', 'residence-permit', '這是身分證字號的格式，請確認證件種類'],
		['A80000000', 'residence-permit', '居留證字號共 10 碼，少了 1 碼'],
		['12345', 'passport', '護照號碼須為 6 至 12 碼英文字母或數字'],
		['A100000002', 'passport', '這是身分證字號或居留證字號的格式，請確認證件種類'],
	] as const)('[V-06] [V-07] says what is wrong with %j as %s', (text, document, message) => {
		expect(check(text, document)).toBe(message);
	});
});

describe('a number without its document, as in a file', () => {
	it.each([
		['A100000001', 'national-id'],
		['AA00000009', 'residence-permit'],
		['X1234567', 'passport'],
		['XY1234567', 'passport'],
	])('[V-33] %s is a %s', (text, document) => {
		expect(check(text)).toBe(document);
	});

	it.each([
		['A100000002', '身分證字號的檢查碼不符，請核對是否輸入錯誤'],
		['12345', '身分證字號的第 1 碼須為英文字母；若為護照號碼，請於「證件種類」指明'],
		['A12345678', '身分證字號共 10 碼，少了 1 碼；若為護照號碼，請於「證件種類」指明'],
		['A1234567890', '身分證字號共 10 碼，多了 1 碼；若為護照號碼，請於「證件種類」指明'],
		['A8000000055', '居留證字號共 10 碼，多了 1 碼；若為護照號碼，請於「證件種類」指明'],
		['A10000O001', '身分證字號的第 7 碼「O」須為數字；若為護照號碼，請於「證件種類」指明'],
	])('[V-07] takes %s for no passport', (text, message) => {
		expect(check(text)).toBe(message);
	});
});

describe('檢核', () => {
	it('[V-06] refuses a wrong number before anything else is asked for', () => {
		const parsed = volunteersContract.checkVolunteer.body.safeParse({
			...{ unitId: 'hospital', document: 'national-id', nationalId: 'A12345678' },
		});
		expect(parsed.error?.issues).toMatchObject([
			{ path: ['nationalId'], message: '身分證字號共 10 碼，少了 1 碼' },
		]);
	});
});
