import { expect, it } from 'vitest';
import { valueAt, withoutEmpty } from '#ui/forms/form-body.ts';

it('leaves out empty fields at every depth, and keeps false, zero and empty lists', () => {
	const values = {
		name: '王',
		note: '',
		hours: null,
		done: false,
		count: 0,
		skills: [],
		address: { city: '桃園市', street: '' },
	};
	expect(withoutEmpty(values)).toEqual({
		name: '王',
		done: false,
		count: 0,
		skills: [],
		address: { city: '桃園市' },
	});
});

it('finds the value of a dotted path', () => {
	expect(valueAt({ coreTraining: { from: '2024-01-01' } }, 'coreTraining.from')).toBe('2024-01-01');
	expect(valueAt({ coreTraining: undefined }, 'coreTraining.from')).toBeUndefined();
});
