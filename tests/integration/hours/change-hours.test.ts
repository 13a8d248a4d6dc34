import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteEntry, updateEntry, withdrawEntry } from '#functions/hours/change-entry.ts';
import { listEntries } from '#functions/hours/list-entries.ts';
import { entryUpdateSchema } from '#shared/contract/hours.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { entryForm, governing, hospital, museum, setupHours, type HoursSetup } from './hours-setup.ts';

let setup: HoursSetup;
beforeAll(async () => {
	setup = await setupHours();
});
afterAll(() => setup.local.stop());

/** Somebody with one entry, in both units. */
async function withEntry() {
	const volunteerId = await setup.addTrained();
	await setup.joinMuseum(volunteerId);
	await setup.enter(volunteerId);
	const [entry] = (await setup.entriesOf(volunteerId)).items;
	const { startDate = '', entryId = '' } = entry ?? {};
	return { volunteerId, key: { volunteerId, startDate, entryId } };
}

const edited = (revision: number, fields = {}) => ({ ...entryForm(fields), revision });

describe('檢視', () => {
	it('[H-06] [V-16] shows the entries of all units, newest first, with filters and their totals', async () => {
		const { volunteerId } = await withEntry();
		const june = { startDate: '2025-06-01', endDate: '2025-06-30', content: '01', hours: 2 } as const;
		await setup.enter(volunteerId, june, { actor: museum, unitId: 'museum' });
		const list = (filter = {}) =>
			listEntries(setup.hours, hospital, volunteerId, { page: 1, size: 10, ...filter });
		const all = await list();
		expect(all.items.map(({ unitId, editable }) => [unitId, editable])).toEqual([
			['museum', false],
			['hospital', true],
		]);
		expect(all).toMatchObject({ totals: { registered: 8.5, effective: 6.5 }, page: { total: 2 } });
		expect(all.units.map(({ name }) => name)).toEqual(['組織 museum', '組織 hospital']);
		for (const [filter, units] of [
			[{ unit: 'museum' }, ['museum']],
			[{ content: '01' }, ['museum']],
			[{ item: '02' }, []],
			[{ hourType: 'large-event' }, []],
			[{ until: '2025-05-31' }, ['hospital']],
			[{ from: '2025-05-02' }, ['museum']],
		] as const) {
			expect((await list(filter)).items.map(({ unitId }) => unitId)).toEqual(units);
		}
		expect((await list({ unit: 'museum' })).totals).toEqual({ registered: 2, effective: 0 });
		const shelter = staffAt(city.shelter);
		expect(await refusalOf(listEntries(setup.hours, shelter, volunteerId, { page: 1, size: 10 }))).toBe(
			'volunteer.not-found',
		);
	});
});

describe('編輯', () => {
	it('[H-06] [H-16] changes the own unit’s entry, also the day it begins, and keeps who entered it', async () => {
		const { volunteerId, key } = await withEntry();
		const input = edited(1, { startDate: '2025-04-01', endDate: '2025-04-30', hours: 3, note: '更正' });
		const shown = await updateEntry(setup.hours, governing, key, input);
		expect(shown).toMatchObject({ startDate: '2025-04-01', hours: 3, note: '更正', revision: 2 });
		const { items, totals } = await setup.entriesOf(volunteerId);
		expect(items).toEqual([shown]);
		expect(items[0]?.registrar).toBe('hospital 承辦人');
		expect(totals).toEqual({ registered: 3, effective: 3 });
		// Who still sees the former day does not find it there; who sees the new day, but the former fields, is in conflict.
		const stale = { ...input, hours: 4 };
		expect(await refusalOf(updateEntry(setup.hours, hospital, key, stale))).toBe('hours.entry-not-found');
		const moved = { ...key, startDate: '2025-04-01' };
		expect(await refusalOf(updateEntry(setup.hours, hospital, moved, stale))).toBe('request.conflict');
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 10 });
		expect(log.items[0]?.changes).toContainEqual({ label: '服務時數', before: '6.5', after: '3.0' });
	});

	it('[H-14] [X-20] keeps to the 服務項目 of the unit’s category', async () => {
		const { key } = await withEntry();
		const police = edited(1, { item: '06', content: '19' });
		expect(await refusalOf(updateEntry(setup.hours, hospital, key, police))).toBe(
			'hours.item-outside-category',
		);
	});

	it('lets one of two editors at once win', async () => {
		const { key } = await withEntry();
		const answers = await Promise.all(
			[2, 3].map((hours) => refusalOf(updateEntry(setup.hours, hospital, key, edited(1, { hours })))),
		);
		expect(answers.sort()).toEqual(['not refused', 'request.conflict']);
	});
});

it('[H-06] [H-14] [S-02] an entry of another unit looks missing to all that would change it', async () => {
	const { volunteerId, key } = await withEntry();
	for (const actor of [museum, staffAt(city.shelter), staffAt(city.hospitalTeam)]) {
		for (const act of [
			() => updateEntry(setup.hours, actor, key, edited(1)),
			() => withdrawEntry(setup.hours, actor, key, { revision: 1, reason: '不明' }),
			() => deleteEntry(setup.hours, actor, key),
		]) {
			expect(await refusalOf(act())).toBe('hours.entry-not-found');
		}
	}
	expect((await setup.entriesOf(volunteerId)).items).toHaveLength(1);
});

it('[H-11] notes misuse, so that the service no longer counts, and takes the note back', async () => {
	const { volunteerId, key } = await withEntry();
	const withdrawn = await withdrawEntry(setup.hours, hospital, key, { revision: 1, reason: '借予他人' });
	expect(withdrawn).toMatchObject({ hours: 6.5, effectiveHours: 0, withdrawnReason: '借予他人' });
	expect((await setup.entriesOf(volunteerId)).totals).toEqual({ registered: 6.5, effective: 0 });
	const restored = await withdrawEntry(setup.hours, hospital, key, { revision: 2 });
	expect(restored).toMatchObject({ effectiveHours: 6.5 });
	expect(restored.withdrawnReason).toBeUndefined();
});

it('[H-01] deletes once', async () => {
	const { volunteerId, key } = await withEntry();
	const answers = await Promise.all([1, 2].map(() => refusalOf(deleteEntry(setup.hours, hospital, key))));
	expect(answers.sort()).toEqual(['hours.entry-not-found', 'not refused']);
	expect(await setup.entriesOf(volunteerId)).toMatchObject({
		items: [],
		totals: { registered: 0, effective: 0 },
	});
});

describe('the form', () => {
	it.each([
		['[H-09] a 服務內容 of another 服務項目', { item: '09', content: '17' }, 'content'],
		['[H-08] an end before the beginning', { endDate: '2025-04-30' }, 'endDate'],
		['[H-08] more hours than the days have', { endDate: '2025-05-01', hours: 24.1 }, 'hours'],
		['[H-07] a second decimal', { hours: 1.25 }, 'hours'],
		['[H-07] no hours', { hours: 0 }, 'hours'],
		['a day to come', { endDate: '2899-01-01' }, 'endDate'],
	])('refuses %s', (_, fields, field) => {
		const result = entryUpdateSchema.safeParse({ ...edited(1), ...fields });
		expect(result.error?.issues.map(({ path }) => path[0])).toContain(field);
	});
});
