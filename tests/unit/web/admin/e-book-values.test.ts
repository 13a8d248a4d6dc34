import { expect, it } from 'vitest';
import { eBookSectionsSchema } from '#shared/contract/e-book.ts';
import { fieldErrorsOf } from '#shared/contract/field-errors.ts';
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

it('[V-19] ticked sections without dates are named one by one', () => {
	const values = emptyEBookValues();
	for (const key of ['coreTraining', 'service', 'otherTraining'] as const) values[key].ticked = true;
	const { error } = eBookSectionsSchema.safeParse(eBookBody(values));
	const labels = error ? fieldErrorsOf(eBookSectionsSchema, error).map(({ label }) => label) : [];
	expect(labels).toEqual([
		'基礎特殊訓練紀錄的訓練日期[起]',
		'基礎特殊訓練紀錄的訓練日期[訖]',
		'服務紀錄的服務日期[起]',
		'服務紀錄的服務日期[訖]',
		'其他訓練紀錄的訓練日期[起]',
		'其他訓練紀錄的訓練日期[訖]',
	]);
});
