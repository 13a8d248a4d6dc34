import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deleteEntry, updateEntry, withdrawEntry } from '#functions/hours/change-entry.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { deleteRecord } from '#functions/training/delete-record.ts';
import { updateRecord } from '#functions/training/update-record.ts';
import { DomainError } from '#platform/errors.ts';
import { thresholdOn } from '#shared/codes/thresholds.ts';
import { trainingUpdateSchema } from '#shared/contract/training.ts';
import { entryForm, governing, museum, setupHours, type HoursSetup } from './hours-setup.ts';

let setup: HoursSetup;
beforeAll(async () => {
	setup = await setupHours();
});
afterAll(() => setup.local.stop());

/** What the writers do; `pick` chooses among what is there. */
type Act =
	| { act: 'add'; unitId: 'hospital' | 'museum'; month: number; hours: number; content: '07' | '98' }
	| { act: 'edit' | 'delete' | 'withdraw' | 'restore'; pick: number; month: number; hours: number }
	| { act: 'train'; category: '01' | '05'; month: number; hours: number }
	| { act: 'retrain'; pick: number; month: number; hours: number }
	| { act: 'untrain'; pick: number }
	| { act: 'leave' | 'join' | 'book' };

const month = fc.integer({ min: 1, max: 6 });
const hours = fc.integer({ min: 1, max: 80 }).map((tenths) => tenths / 10);
const pick = fc.nat(20);
const act: fc.Arbitrary<Act> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			act: fc.constant('add' as const),
			unitId: fc.constantFrom('hospital' as const, 'museum' as const),
			month,
			hours,
			content: fc.constantFrom('07' as const, '07' as const, '98' as const),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			act: fc.constantFrom('edit' as const, 'delete' as const, 'withdraw' as const, 'restore' as const),
			pick,
			month,
			hours,
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			act: fc.constant('train' as const),
			category: fc.constantFrom('01' as const, '05' as const),
			month,
			hours: fc.constantFrom(2, 3, 6),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			act: fc.constant('retrain' as const),
			pick,
			month,
			hours: fc.constantFrom(2, 6),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('untrain' as const), pick }) },
	{
		weight: 2,
		arbitrary: fc.record({ act: fc.constantFrom('leave' as const, 'join' as const, 'book' as const) }),
	},
);

const day = (number: number, place = '01') => `2025-${String(number).padStart(2, '0')}-${place}`;

async function perform(volunteerId: string, step: Act): Promise<void> {
	const { hours: deps, training, deps: people } = setup;
	switch (step.act) {
		case 'add': {
			// 關懷訪視 is a 服務內容 of 老人服務, which any unit may do.
			const fields = { item: '51', content: step.content, hours: step.hours } as const;
			const dates = { startDate: day(step.month), endDate: day(step.month, '28') };
			const refusal = await setup.enter(
				volunteerId,
				{ ...fields, ...dates },
				{ actor: governing, unitId: step.unitId },
			);
			if (refusal !== undefined) expect(refusal).toMatch(/查無此志工|證書|離隊|忙碌/);
			return;
		}
		case 'edit':
		case 'delete':
		case 'withdraw':
		case 'restore': {
			const entries = await deps.serviceHours.ofVolunteer(volunteerId);
			const entry = entries[step.pick % entries.length];
			if (!entry) return;
			const { startDate, entryId, revision } = entry;
			const key = { volunteerId, startDate, entryId };
			const dates = { startDate: day(step.month), endDate: day(step.month, '20') };
			const form = entryForm({ item: '51', content: '07', hours: step.hours, ...dates });
			if (step.act === 'edit') await updateEntry(deps, governing, key, { ...form, revision });
			else if (step.act === 'delete') await deleteEntry(deps, governing, key);
			else {
				const reason = step.act === 'withdraw' ? { reason: '借予他人' } : {};
				await withdrawEntry(deps, governing, key, { revision, ...reason });
			}
			return;
		}
		case 'train': {
			const dates = { startDate: day(step.month), endDate: day(step.month) };
			const { category, hours: length } = step;
			return setup.train(volunteerId, { courseType: 'special', category, hours: length, ...dates });
		}
		case 'retrain': {
			const records = await training.records.ofVolunteer(volunteerId);
			const record = records[step.pick % records.length];
			if (!record) return;
			const { recordId, revision, courseType, category, courseName, provider } = record;
			const dates = { startDate: day(step.month), endDate: day(step.month) };
			const course = { courseType, category, courseName, provider, hours: step.hours, ...dates };
			const form = trainingUpdateSchema.parse({ ...course, withoutApproval: true, revision });
			await updateRecord(training, governing, { volunteerId, recordId }, form);
			return;
		}
		case 'untrain': {
			const records = await training.records.ofVolunteer(volunteerId);
			const record = records[step.pick % records.length];
			if (record) await deleteRecord(training, governing, record);
			return;
		}
		case 'book': {
			const volunteer = await people.volunteers.get(volunteerId, true);
			if (volunteer?.recordBookNumber === undefined) await setup.issueBook(volunteerId);
			return;
		}
		case 'leave':
			await leaveUnit(people, museum, { volunteerId, unitId: 'museum' });
			return;
		case 'join': {
			const volunteer = await people.volunteers.get(volunteerId, true);
			if (!volunteer) return;
			const nationalId = setup.platform.cipher.open(volunteer.nationalIdSealed);
			const form = { ...volunteer.base, nationalId, unitId: 'museum', attachRevision: volunteer.revision };
			await createVolunteer(people, museum, form);
		}
	}
}

/** One writer: its acts one after the other. What the rules or a race refuse is refused; nothing else may happen. */
async function write(volunteerId: string, steps: readonly Act[]): Promise<void> {
	for (const step of steps) {
		try {
			await perform(volunteerId, step);
		} catch (error) {
			const raced = error instanceof Error && error.name === 'StaleReading';
			if (!raced && !(error instanceof DomainError)) throw error;
		}
	}
}

/** The totals as the law reads, worked out apart from the code: from the rows and courses that are stored now. */
async function referenceTotals(volunteerId: string) {
	const [entries, courses, volunteer] = await Promise.all([
		setup.hours.serviceHours.ofVolunteer(volunteerId, { consistent: true }),
		setup.training.records.ofVolunteer(volunteerId, true),
		setup.deps.volunteers.get(volunteerId, true),
	]);
	const trainedOn = (courseType: string, category?: string) => {
		let share = 0;
		for (const course of courses.toReversed()) {
			if (course.courseType !== courseType || (category && course.category !== category)) continue;
			const name = courseType === 'basic' ? 'training.basic.hours' : 'training.special.hours';
			share += course.tenths / 10 / thresholdOn(course.endDate, name, { subject: course.category });
			if (share > 0.999_999) return course.endDate;
		}
		return '9999-12-31';
	};
	const all = { registered: 0, effective: 0 };
	const byUnit = new Map<string, typeof all>();
	for (const entry of entries) {
		const counts =
			volunteer?.recordBookNumber !== undefined &&
			entry.withdrawnReason === undefined &&
			entry.content !== '98' &&
			entry.startDate >= trainedOn('basic') &&
			entry.startDate >= trainedOn('special', entry.category);
		const inUnit = byUnit.get(entry.unitId) ?? { registered: 0, effective: 0 };
		byUnit.set(entry.unitId, inUnit);
		for (const sum of [all, inUnit]) {
			sum.registered += entry.tenths;
			if (counts) sum.effective += entry.tenths;
		}
	}
	return { all, byUnit };
}

it('[H-03] [H-11] [H-12] totals are the sum of the entries, whatever several writers do at once', async () => {
	const writers = fc.array(fc.array(act, { minLength: 2, maxLength: 6 }), { minLength: 2, maxLength: 4 });
	let effective = 0;
	const run = fc.asyncProperty(writers, async (plans) => {
		const volunteerId = await setup.addTrained({ book: false });
		await setup.joinMuseum(volunteerId);
		await setup.enter(volunteerId);
		await Promise.all(plans.map((steps) => write(volunteerId, steps)));
		await write(volunteerId, [{ act: 'book' }]);
		const expected = await referenceTotals(volunteerId);
		const volunteer = await setup.deps.volunteers.get(volunteerId, true);
		expect(volunteer?.hours).toEqual(expected);
		effective += expected.all.effective;
	});
	const add = { act: 'add', unitId: 'hospital', month: 4, hours: 6.5, content: '07' } as const;
	const plain: Act[][] = [
		[add, { act: 'book' }],
		[add, { act: 'leave' }, { act: 'join' }],
	];
	await fc.assert(run, { numRuns: 8, examples: [[plain]], endOnFailure: true });
	// The comparison would be empty if nothing ever counted.
	expect(effective).toBeGreaterThan(0);
}, 240_000);
