import { expect, it } from 'vitest';
import { eBookBody, emptyEBookValues } from '#admin/volunteers/e-book-values.ts';

it('[V-21] asks only for the sections that are ticked', () => {
	const values = emptyEBookValues();
	values.coreTraining = { ticked: true, from: '2024-01-01', until: '2024-12-31' };
	values.service = { ticked: false, from: '2024-01-01', until: '2024-12-31' };
	expect(eBookBody(values)).toEqual({
		awards: false,
		coreTraining: { from: '2024-01-01', until: '2024-12-31' },
	});
});
