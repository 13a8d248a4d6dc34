import * as z from 'zod';
import { taipeiWallClock } from './taipei-time.ts';

/**
 * S-11: the 審核單編號 of a form sent at `instant`, 17 digits yyyyMMddHHmmssSSS of the Taiwanese wall clock. Two forms
 * sent in the same millisecond get the same number: whoever stores it makes it unique.
 *
 * @example
 * reviewNumberAt(new Date('2023-09-13T06:35:29.725Z')); // '20230913143529725'
 */
export function reviewNumberAt(instant: Date): string {
	return taipeiWallClock(instant).replace(/\D/g, '');
}

/** A 審核單編號. */
export const reviewNumberSchema = z
	.string({ error: '請輸入審核單編號' })
	.regex(/^\d{17}$/, { error: '請輸入 17 位數字的審核單編號' });
