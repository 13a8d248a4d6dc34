import * as z from 'zod';
import { isDistrictZip } from '../codes/districts.ts';

/** True for a 郵遞區號 of 3, 3+2 or 3+3 digits whose first three are in use. */
export function isPostalCode(text: string): boolean {
	return /^\d{3}(\d{2,3})?$/.test(text) && isDistrictZip(text.slice(0, 3));
}

/** 郵遞區號. */
export const postalCodeSchema = z
	.string({ error: '請輸入 3、5 或 6 位數字的郵遞區號' })
	.regex(/^\d{3}(\d{2,3})?$/, { error: '請輸入 3、5 或 6 位數字的郵遞區號，例如 330', abort: true })
	.refine(isPostalCode, { error: '查無此郵遞區號，請確認前 3 碼，例如 330 為桃園市桃園區' });
