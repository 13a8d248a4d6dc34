import { describe, expect, it } from 'vitest';
import { safeReturnPath } from '#portal/volunteer/return-path.ts';

describe('where a sign-in leads to', () => {
	it.each(['/volunteer/records/', '/volunteer/records/hours/', '/en/volunteer/record-book/'])(
		'follows %s',
		(path) => {
			expect(safeReturnPath(path)).toBe(path);
		},
	);

	it.each([
		null,
		'',
		'/',
		'//evil.example/volunteer/',
		'https://evil.example/volunteer/x/',
		'/volunteer/../x/',
		'/\\evil/',
		'/volunteer/',
	])('does not follow %s', (path) => {
		expect(safeReturnPath(path)).toBeUndefined();
	});
});
