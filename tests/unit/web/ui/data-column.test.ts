import { expect, it } from 'vitest';
import { cellText, isBlank, type DataColumn } from '#ui/data/data-column.ts';

const column: DataColumn<{ issuer?: string; hours: number }> = {
	key: 'issuer',
	label: '發給單位',
	value: (row) => row.issuer,
};

it('[F-11] what a row does not have is a dash in the table, and left out of its card', () => {
	expect(cellText(column, { hours: 0 })).toBe('—');
	expect(isBlank(column, { hours: 0 })).toBe(true);
	expect(isBlank(column, { hours: 0, issuer: '社會局' })).toBe(false);
	// None is a figure.
	const hours = { key: 'hours', label: '時數', value: (row: { hours: number }) => row.hours };
	expect(cellText(hours, { hours: 0 })).toBe('0');
	expect(isBlank(hours, { hours: 0 })).toBe(false);
});
