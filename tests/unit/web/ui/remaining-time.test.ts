import { expect, it } from 'vitest';
import { formatRemaining } from '#ui/shell/remaining-time.ts';

it.each([
	[3_571_000, '00:59:31'],
	[3_600_000, '01:00:00'],
	[999, '00:00:01'],
	[0, '00:00:00'],
	[-5000, '00:00:00'],
])('[S-08] shows %i ms as %s', (milliseconds, shown) => {
	expect(formatRemaining(milliseconds)).toBe(shown);
});
