import { assignVolunteer } from '#functions/attendance/assign-volunteer.ts';
import { listAttendance } from '#functions/attendance/list-attendance.ts';
import { listRosters } from '#functions/attendance/list-rosters.ts';
import { listShiftCandidates, listShifts } from '#functions/attendance/list-shifts.ts';
import { createPosition } from '#functions/attendance/maintain-positions.ts';
import { createRoster } from '#functions/attendance/maintain-rosters.ts';
import { punch } from '#functions/attendance/punch.ts';
import { weekdays } from '#shared/codes/time-slots.ts';
import { addDays } from '#shared/values/iso-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { Measure } from './acts.ts';
import type { BenchStack } from './bench-stack.ts';
import type { Budget, Question } from './questions.ts';

const today = todayInTaipei(new Date());
const firstPage = { page: 1, size: 10 } as const;
const list: Budget = { readUnits: 5, ms: 100 };

/** A position of the unit with a shift of many places each day of four weeks. */
async function addPosition({ attendance, actors }: BenchStack) {
	const { unit } = actors;
	const days = { from: today, until: addDays(today, 27) };
	const { rosterId } = await createRoster(attendance, unit, {
		...days,
		organizationId: unit.organizationId,
		name: '量測用班表',
		place: '服務台',
		address: { city: '桃園市', district: '桃園區', street: '縣府路 1 號' },
	});
	const shift = { kind: 'morning', startTime: '00:00', endTime: '23:59', hours: 3, needed: 100 } as const;
	const { positionId } = await createPosition(attendance, unit, rosterId, {
		...days,
		name: '服務台',
		item: '01',
		content: '03',
		week: { weekdays: weekdays.map(({ code }) => code), kinds: [shift] },
		execute: true,
	});
	return { rosterId, positionId };
}

/** So many people of the unit, whoever they are, with their ID numbers. */
function peopleOf({ city, actors }: BenchStack, many: number) {
	const serving = [...city.members()].filter(
		({ places, leftOn }) => places.unit.id === actors.unit.organizationId && !leftOn,
	);
	return serving
		.slice(0, many)
		.map(({ volunteerId, person }) => ({ volunteerId, nationalId: person.nationalId }));
}

/** People of a unit come to a shift of today, as use cases; 500 people at once are another matter. */
export async function serveAsUseCases(bench: BenchStack, measure: Measure, many: number): Promise<void> {
	const { attendance, actors } = bench;
	const key = { ...(await addPosition(bench)), date: today, kind: 'morning' } as const;
	for (const { volunteerId, nationalId } of peopleOf(bench, many)) {
		await measure('take into a shift (A-12)', () =>
			assignVolunteer(attendance, actors.unit, key, volunteerId),
		);
		const card = { kind: 'morning', direction: 'in', nationalId } as const;
		await measure('check in (A-16)', () => punch(attendance, actors.unit, card));
		await punch(attendance, actors.unit, { ...card, direction: 'out', confirmed: true });
		await freeTheDay(bench, volunteerId);
	}
}

/** The same over HTTP. */
export async function serveOverHttp(bench: BenchStack, measure: Measure, many: number): Promise<void> {
	const { rosterId, positionId } = await addPosition(bench);
	const caller = bench.callers.unit;
	const path = `/api/attendance/rosters/${rosterId}/positions/${positionId}/shifts/${today}/morning/volunteers`;
	for (const { volunteerId, nationalId } of peopleOf(bench, many)) {
		await measure('take into a shift (A-12)', () => caller.expect('POST', path, { volunteerId }));
		const card = { kind: 'morning', direction: 'in', nationalId };
		await measure('check in (A-16)', () => caller.expect('POST', '/api/attendance/punches', card));
		await freeTheDay(bench, volunteerId);
	}
}

/** The same people come again in the next run, and nobody is in two shifts at once. */
async function freeTheDay({ attendance, platform }: BenchStack, volunteerId: string): Promise<void> {
	const day = await attendance.serviceDays.get(volunteerId, today);
	await platform.transact([attendance.serviceDays.writeChange(day, [])]);
}

/** The lists of attendance, on a roster with people in it. */
export async function rosterQuestions(bench: BenchStack): Promise<Question[]> {
	const { attendance, actors } = bench;
	const { governing, unit } = actors;
	const position = await addPosition(bench);
	const key = { ...position, date: today, kind: 'morning' } as const;
	for (const { volunteerId } of peopleOf(bench, 20)) {
		await assignVolunteer(attendance, unit, key, volunteerId);
		await freeTheDay(bench, volunteerId);
	}
	const path = `/api/attendance/rosters/${position.rosterId}/positions/${position.positionId}`;
	return [
		{
			name: '排班管理, first page',
			budget: list,
			as: 'governing',
			ask: () => listRosters(attendance, governing, firstPage),
			path: '/api/attendance/rosters',
		},
		{
			name: '排班名單管理, first page',
			budget: list,
			as: 'unit',
			ask: () => listShifts(attendance, unit, position, firstPage),
			path: `${path}/shifts`,
		},
		{
			name: '志工排班, first page',
			budget: { ms: 100 },
			as: 'unit',
			ask: () => listShiftCandidates(attendance, unit, key, firstPage),
			path: `${path}/shifts/${today}/morning/volunteers`,
		},
		{
			name: '簽到退查詢, first page',
			budget: list,
			as: 'unit',
			ask: () => listAttendance(attendance, unit, position, firstPage),
			path: `${path}/attendance`,
		},
	];
}
