import { describe, expect, it } from 'vitest';
import { formatNumber, readNumber } from '#ui/forms/number-text.ts';

describe('typed numbers', () => {
	it.each([
		['6', 0, 6],
		['１２', 0, 12],
		['1,234', 0, 1234],
		[' 7.5 ', 1, 7.5],
		['-3', 0, -3],
		['', 0, null],
	])('reads %s with %i decimals as %s', (text, decimals, value) => {
		expect(readNumber(text, decimals)).toEqual({ ok: true, value });
	});

	it.each([
		['六', 0],
		['6.5', 0],
		['6.55', 1],
		['1e3', 0],
		['--1', 0],
	])('refuses %s with %i decimals instead of guessing', (text, decimals) => {
		expect(readNumber(text, decimals)).toEqual({ ok: false });
	});

	it.each([null, undefined, Number.NaN])('shows nothing for %s', (value) => {
		expect(formatNumber(value)).toBe('');
	});
});
