import { ulid } from 'ulid';
import * as z from 'zod';

/**
 * A new record id: a ULID, so ids sort by the time they were made. `random` (0 up to 1) makes them repeatable for
 * demo and test data; without it they come from the platform's secure generator.
 */
export function newId(now: Date, random?: () => number): string {
	return ulid(now.getTime(), random);
}

/** An id in a path or a body. Wider than ULID, so that demo and imported records can have speaking ids. */
export const idSchema = z
	.string({ error: '此欄位必填' })
	.regex(/^[A-Za-z0-9_-]{1,40}$/, { error: '識別碼格式不正確' });
