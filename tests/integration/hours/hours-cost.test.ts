import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteEntry, updateEntry, withdrawEntry } from '#functions/hours/change-entry.ts';
import { createEntries } from '#functions/hours/create-entries.ts';
import { listMembers } from '#functions/hours/list-members.ts';
import { volunteerEntity } from '#functions/volunteers/volunteer.entity.ts';
import { entryForm, governing, hospital, setupHours, type HoursSetup } from './hours-setup.ts';

let setup: HoursSetup;
beforeAll(async () => {
	setup = await setupHours();
});
afterAll(() => setup.local.stop());

/** Somebody in a squad, which puts their membership into all five lists, and in a second unit. */
async function addSquadMember(name = '小隊員') {
	const volunteerId = await setup.addTrained({ overrides: { name, teamId: 'hteam', squadId: 'hsquad' } });
	await setup.joinMuseum(volunteerId);
	return volunteerId;
}

/** Somebody with one entry of May 2025, and so many more. */
async function addServing(furtherDays = 0) {
	const volunteerId = await setup.addTrained();
	await setup.enter(volunteerId);
	const [entry] = await setup.hours.serviceHours.ofVolunteer(volunteerId);
	if (!entry) throw new RangeError('no entry');
	if (furtherDays > 0) await setup.serveDaily(volunteerId, furtherDays);
	return { volunteerId, key: { volunteerId, startDate: entry.startDate, entryId: entry.entryId } };
}

/** As a record is that was written before totals stood with the person. */
const forgetTotals = (volunteerId: string) =>
	volunteerEntity(setup.local.table).patch({ volunteerId }).remove(['unitHours']).go();

const totalsOf = async (volunteerId: string) =>
	(await setup.deps.volunteers.get(volunteerId, true))?.hours?.all;

it('[H-04] hours of 500 people write at most 6,000 units: 12 a person, in however many lists they stand', async () => {
	const people = await Promise.all(Array.from({ length: 5 }, () => addSquadMember()));
	const cost = await setup.local.measure(async () => {
		const { items } = await createEntries(setup.hours, hospital, {
			batchKey: 'of-the-squad',
			members: people.map((volunteerId) => ({ volunteerId, unitId: 'hospital' })),
			entry: entryForm(),
		});
		expect(items.every(({ done }) => done)).toBe(true);
	});
	expect(cost.writeUnits).toBeLessThanOrEqual(12 * people.length);
});

describe('of somebody with 600 entries', () => {
	type Serving = Awaited<ReturnType<typeof addServing>>;
	const form = entryForm({ hours: 3 });

	it.each<[string, (person: Serving) => Promise<unknown>]>([
		['[H-06] an edit', ({ key }) => updateEntry(setup.hours, hospital, key, { ...form, revision: 1 })],
		['[H-06] a delete', ({ key }) => deleteEntry(setup.hours, hospital, key)],
		[
			'[H-11] a withdrawal',
			({ key }) => withdrawEntry(setup.hours, hospital, key, { revision: 1, reason: '借予他人' }),
		],
		[
			'[E-26] a further course of somebody who is trained',
			({ volunteerId }) => setup.train(volunteerId, { courseType: 'special', category: '01' }),
		],
		[
			'[H-12] training in a further field',
			({ volunteerId }) =>
				setup.train(volunteerId, {
					...{ courseType: 'special', category: '05' },
					...{ startDate: '2026-01-18', endDate: '2026-01-18' },
				}),
		],
		['[F-16] a further issue of the book', ({ volunteerId }) => setup.issueBook(volunteerId)],
	])('%s reads as little as of a newcomer', async (_, act) => {
		const [newcomer, daily] = [await addServing(), await addServing(600)];
		const usual = await setup.local.measure(() => act(newcomer));
		const longest = await setup.local.measure(() => act(daily));
		expect(longest.readUnits).toBeLessThanOrEqual(usual.readUnits + 1);
		expect(longest.readUnits).toBeLessThanOrEqual(10);
	});
});

describe('[H-03] of a record that has no totals yet', () => {
	it('a list sums the entries', async () => {
		const { volunteerId } = await addServing(2);
		await forgetTotals(volunteerId);
		const listed = await listMembers(setup.hours, hospital, { page: 1, size: 100 });
		expect(listed.items.find((row) => row.volunteerId === volunteerId)).toMatchObject({
			unitHours: { registered: 19.5, effective: 19.5 },
			allHours: { registered: 19.5, effective: 19.5 },
		});
	});

	it.each<[string, (person: Awaited<ReturnType<typeof addServing>>) => Promise<unknown>, number]>([
		['a new entry', ({ volunteerId }) => setup.enter(volunteerId, { hours: 1 }), 205],
		[
			'an edit',
			({ key }) => updateEntry(setup.hours, hospital, key, { ...entryForm({ hours: 1 }), revision: 1 }),
			140,
		],
		['a delete', ({ key }) => deleteEntry(setup.hours, governing, key), 130],
		['a course', ({ volunteerId }) => setup.train(volunteerId, { courseType: 'basic' }), 195],
		['a book', ({ volunteerId }) => setup.issueBook(volunteerId), 195],
	])('%s sums them and keeps the sum', async (_, act, tenths) => {
		const person = await addServing(2);
		await forgetTotals(person.volunteerId);
		await act(person);
		expect(await totalsOf(person.volunteerId)).toEqual({ registered: tenths, effective: tenths });
	});
});
