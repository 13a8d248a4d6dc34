import * as z from 'zod';

const weights = [1, 2, 1, 2, 1, 2, 4, 1];

/**
 * True for a 統一編號 whose check digit fits: the digit sums of the eight weighted digits add up to a multiple of 5
 * (of 10 before 112-04-01, which this includes). With 7 in the seventh place 7 × 4 = 28 counts as 10 or as 9.
 */
export function isBusinessNumber(text: string): boolean {
	if (!/^\d{8}$/.test(text)) return false;
	const sum = weights.reduce((total, weight, index) => {
		const product = Number(text.charAt(index)) * weight;
		return total + Math.floor(product / 10) + (product % 10);
	}, 0);
	return sum % 5 === 0 || (text.charAt(6) === '7' && (sum + 1) % 5 === 0);
}

/** 統一編號 of an organisation. */
export const businessNumberSchema = z
	.string({ error: '請輸入 8 位數字的統一編號' })
	.trim()
	.regex(/^\d{8}$/, { error: '請輸入 8 位數字的統一編號', abort: true })
	.refine(isBusinessNumber, { error: '統一編號的檢查碼不符，請核對是否輸入錯誤' });
