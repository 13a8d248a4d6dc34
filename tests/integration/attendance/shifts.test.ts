import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignVolunteer, assignWeekly, unassignVolunteer } from '#functions/attendance/assign-volunteer.ts';
import { getRoster } from '#functions/attendance/maintain-rosters.ts';
import { listAttendance } from '#functions/attendance/list-attendance.ts';
import { listShiftCandidates } from '#functions/attendance/list-shifts.ts';
import { postHours } from '#functions/attendance/post-hours.ts';
import { punch } from '#functions/attendance/punch.ts';
import { deleteEntry, updateEntry } from '#functions/hours/change-entry.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { weekdays } from '#shared/codes/time-slots.ts';
import { punchSchema } from '#shared/contract/attendance.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { volunteerForm } from '#tests/support/builders/volunteer-form.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import {
	governing,
	hospital,
	morning,
	museum,
	setupAttendance,
	today,
	type AttendanceSetup,
} from './attendance-setup.ts';

let setup: AttendanceSetup;
beforeAll(async () => {
	setup = await setupAttendance();
});
afterAll(() => setup.local.stop());

const firstPage = { page: 1, size: 10 };
const shiftToday = { date: today, kind: 'morning' } as const;

describe('志工排班', () => {
	it('[A-12] 未排班 fills its pages, with a total that is true', async () => {
		const own = await setupAttendance();
		const position = await own.addPosition();
		const key = { rosterId: position.rosterId, positionId: position.positionId, ...shiftToday };
		const names = ['丁一', '丁二', '丁三', '丁四', '丁五', '丁六'];
		const [first = '', second = ''] = await Promise.all(
			names.map((name) => own.addTrained({ overrides: { name } })),
		);
		for (const volunteerId of [first, second]) await own.assign(position, volunteerId);
		const list = (filter: object, paging: object = {}) =>
			listShiftCandidates(own.attendance, hospital, key, {
				page: 1,
				size: 3,
				assigned: 'no',
				...filter,
				...paging,
			});
		const whole = await list({}, { size: 10 });
		const unassigned = whole.items.map(({ name }) => name);
		expect(unassigned.toSorted()).toEqual(names.slice(2).toSorted());
		expect(whole.page).toMatchObject({ total: 4 });
		const page = await list({});
		expect(page.items.map(({ name }) => name)).toEqual(unassigned.slice(0, 3));
		expect(page.page).toMatchObject({ atLeast: 4 });
		expect(page.page).not.toHaveProperty('total');
		const rest = await list({}, { page: 2, cursor: page.page.next });
		expect(rest.items.map(({ name }) => name)).toEqual(unassigned.slice(3));
		expect(rest.page).toMatchObject({ total: 4 });
		const again = await list({}, { cursor: rest.page.previous });
		expect(again.items.map(({ name }) => name)).toEqual(unassigned.slice(0, 3));
		expect((await list({ name: '丁' })).items).toHaveLength(3);
		await own.local.stop();
	});

	it('[A-12] a search by ID number counts only whom 排班狀態 lets through', async () => {
		const position = await setup.addPosition();
		const form = volunteerForm({ name: '查號' });
		const volunteerId = await setup.addTrained({ overrides: form });
		const key = { rosterId: position.rosterId, positionId: position.positionId, ...shiftToday };
		const found = async (assigned: 'yes' | 'no') =>
			listShiftCandidates(setup.attendance, hospital, key, {
				...firstPage,
				assigned,
				nationalId: form.nationalId,
			});
		expect(await found('yes')).toMatchObject({ items: [], page: { total: 0 } });
		expect(await found('no')).toMatchObject({ items: [{ volunteerId }], page: { total: 1 } });
		await setup.assign(position, volunteerId);
		expect(await found('yes')).toMatchObject({ items: [{ volunteerId }], page: { total: 1 } });
		expect(await found('no')).toMatchObject({ items: [], page: { total: 0 } });
	});

	it('[A-12] [S-17] lists the people of the unit with 已排入次數 and 排班狀態, and takes them in and out', async () => {
		const { attendance } = setup;
		const position = await setup.addPosition();
		const volunteerId = await setup.addTrained({ overrides: { name: '排班甲' } });
		const key = { rosterId: position.rosterId, positionId: position.positionId, ...shiftToday };
		const list = (filter: object) =>
			listShiftCandidates(attendance, hospital, key, { ...firstPage, ...filter });
		expect((await list({ name: '排班甲' })).items).toMatchObject([
			{ volunteerId, name: '排班甲', times: 0, assigned: false },
		]);
		await setup.assign(position, volunteerId);
		await setup.assign(position, volunteerId, { date: '2026-03-11' });
		const { items, shift } = await list({ assigned: 'yes' });
		expect(items).toMatchObject([{ volunteerId, times: 2, assigned: true, cameAlready: false }]);
		expect(items[0]?.nationalId).toMatch(/^.{5}\*{5}$/);
		expect(shift).toMatchObject({ date: today, needed: 2, assigned: 1 });
		expect((await list({ assigned: 'no', name: '排班甲' })).items).toEqual([]);
		expect(await getRoster(attendance, hospital, key.rosterId)).toMatchObject({ needed: 8, assigned: 2 });
		await unassignVolunteer(attendance, hospital, key, volunteerId);
		expect((await list({ name: '排班甲' })).items).toMatchObject([{ times: 1, assigned: false }]);
		expect(await getRoster(attendance, hospital, key.rosterId)).toMatchObject({ assigned: 1 });
		// The time is free again.
		await setup.assign(position, volunteerId);
	});

	it('[A-14] never takes in more people than needed, however many come at once', async () => {
		const position = await setup.addPosition();
		const people = await Promise.all(Array.from({ length: 6 }, () => setup.add()));
		const answers = await Promise.all(
			people.map(({ volunteerId }) => refusalOf(setup.assign(position, volunteerId))),
		);
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(2);
		expect(answers.filter((answer) => answer === 'roster.shift-full')).toHaveLength(4);
		expect(await setup.attendance.assignments.of(position)).toHaveLength(2);
		expect(await getRoster(setup.attendance, hospital, position.rosterId)).toMatchObject({ assigned: 2 });
	});

	it('[A-14] puts nobody into two shifts at the same time, also of two rosters at once', async () => {
		const [first, second] = [await setup.addPosition(), await setup.addPosition()];
		const later = await setup.addPosition({
			week: {
				weekdays: ['wed'],
				kinds: [{ ...morning, kind: 'noon', startTime: '12:00', endTime: '15:00' }],
			},
		});
		const { volunteerId } = await setup.add();
		const answers = await Promise.all([
			refusalOf(setup.assign(first, volunteerId)),
			refusalOf(setup.assign(second, volunteerId)),
		]);
		expect(answers.toSorted()).toEqual(['not refused', 'roster.shift-clash']);
		expect(await refusalOf(setup.assign(first, volunteerId))).toBe('roster.shift-clash');
		expect(await refusalOf(setup.assign(later, volunteerId, { kind: 'noon' }))).toBe('not refused');
	});

	it('[A-12] [S-02] takes people of the roster’s own organisation only, into shifts that exist and are not over', async () => {
		const { attendance } = setup;
		const position = await setup.addPosition();
		const { volunteerId } = await setup.add();
		const stranger = await setup.add({ unitId: 'museum' }, museum);
		expect(await refusalOf(setup.assign(position, stranger.volunteerId))).toBe('volunteer.not-found');
		expect(await refusalOf(setup.assign(position, 'nobody'))).toBe('volunteer.not-found');
		expect(await refusalOf(setup.assign(position, volunteerId, { date: '2026-03-05' }))).toBe(
			'roster.not-found',
		);
		const key = { rosterId: position.rosterId, positionId: position.positionId, ...shiftToday };
		expect(await refusalOf(assignVolunteer(attendance, museum, key, volunteerId))).toBe('roster.not-found');
		const past = await setup.addPosition({
			from: '2026-03-02',
			until: '2026-03-08',
			week: { weekdays: ['mon'], kinds: [morning] },
		});
		expect(await refusalOf(setup.assign(past, volunteerId, { date: '2026-03-02' }))).toBe(
			'roster.shift-past',
		);
		const ofTeam = await setup.addRoster({ organizationId: 'hteam' });
		const inTeam = await setup.addPosition({}, ofTeam.rosterId);
		expect(await refusalOf(setup.assign(inTeam, volunteerId))).toBe('volunteer.not-found');
	});
});

describe('週期式排班', () => {
	const everyDay = weekdays.map(({ code }) => code);
	const evening = { ...morning, kind: 'evening', startTime: '18:00', endTime: '21:00' } as const;

	it('[A-13] takes a person into every shift of the weekday and 班別 from today on', async () => {
		const week = { weekdays: ['mon' as const, 'wed' as const], kinds: [morning, evening] };
		const position = await setup.addPosition({ week });
		const { volunteerId } = await setup.add();
		const { items } = await assignWeekly(setup.attendance, hospital, position, {
			weekdays: ['wed'],
			kinds: ['morning'],
			volunteerId,
		});
		expect(items).toEqual(
			['2026-03-04', '2026-03-11', '2026-03-18', '2026-03-25'].map((date) => ({
				date,
				kind: 'morning',
				startTime: '09:00',
				endTime: '12:00',
				done: true,
			})),
		);
		const inShifts = await setup.attendance.assignments.of(position);
		expect(inShifts.map(({ date, kind }) => [date, kind])).toEqual(
			items.map(({ date, kind }) => [date, kind]),
		);
	});

	it('[A-13] [A-14] says which shift is full or clashes, and goes on with the others', async () => {
		const position = await setup.addPosition({
			week: { weekdays: ['wed'], kinds: [{ ...morning, needed: 1 }] },
		});
		const other = await setup.addPosition();
		const [{ volunteerId: first }, { volunteerId: second }] = [await setup.add(), await setup.add()];
		await setup.assign(position, first, { date: '2026-03-11' });
		await setup.assign(other, second, { date: '2026-03-18' });
		const { items } = await assignWeekly(setup.attendance, hospital, position, {
			weekdays: everyDay,
			kinds: ['morning', 'noon', 'evening'],
			volunteerId: second,
		});
		expect(items).toMatchObject([
			{ date: '2026-03-04', done: true },
			{ date: '2026-03-11', done: false, message: '此班次需求 1 人，排班人數已滿' },
			{ date: '2026-03-18', done: false, message: expect.stringContaining('已有排班') as unknown },
			{ date: '2026-03-25', done: true },
		]);
	});

	it('[A-13] [S-02] refuses shifts that there are none of, or too many, and people from elsewhere', async () => {
		const position = await setup.addPosition();
		const { volunteerId } = await setup.add();
		const weekly = (fields: object, actor = hospital, key = position) =>
			refusalOf(
				assignWeekly(setup.attendance, actor, key, {
					weekdays: everyDay,
					kinds: ['morning'],
					volunteerId,
					...fields,
				}),
			);
		expect(await weekly({ weekdays: ['fri'] })).toBe('roster.no-such-shifts');
		const stranger = await setup.add({ unitId: 'museum' }, museum);
		expect(await weekly({ volunteerId: stranger.volunteerId })).toBe('volunteer.not-found');
		expect(await weekly({}, museum)).toBe('roster.not-found');
		const { rosterId } = await setup.addRoster({ until: '2026-12-31' });
		const week = { weekdays: everyDay, kinds: [morning] };
		const long = await setup.addPosition({ until: '2026-12-31', week }, rosterId);
		expect(await weekly({}, hospital, long)).toBe('roster.too-many-shifts');
	});
});

describe('簽到退模式', () => {
	it('[A-16] [A-27] notes who comes and goes, and when; the name has ○ in the middle', async () => {
		const position = await setup.addPosition();
		const volunteerId = await setup.addTrained({ overrides: { name: '簽到乙' } });
		await setup.assign(position, volunteerId);
		expect(await refusalOf(setup.punchAs(volunteerId, 'out'))).toBe('attendance.not-checked-in');
		expect(await setup.punchAs(volunteerId, 'in')).toEqual({
			name: '簽○乙',
			roster: '春季門診服務',
			position: '服務台',
			kind: 'morning',
			startTime: '09:00',
			endTime: '12:00',
			direction: 'in',
			at: '2026-03-04T01:00:00.000Z',
		});
		await setup.punchAs(volunteerId, 'out');
		const { items } = await listAttendance(setup.attendance, hospital, position, firstPage);
		expect(items).toMatchObject([
			{
				volunteerId,
				status: 'checked-out',
				checkedInAt: '2026-03-04T01:00:00.000Z',
				checkedOutAt: '2026-03-04T04:00:00.000Z',
				hours: 3,
			},
		]);
		expect(items[0]?.nationalId).toMatch(/^.{5}\*{5}$/);
	});

	it('[A-17] never changes a time, also when two punches come at once', async () => {
		const position = await setup.addPosition();
		const { volunteerId } = await setup.add();
		await setup.assign(position, volunteerId);
		const answers = await Promise.all([
			refusalOf(setup.punchAs(volunteerId, 'in')),
			refusalOf(setup.punchAs(volunteerId, 'in')),
		]);
		expect(answers.toSorted()).toEqual(['attendance.punched-before', 'not refused']);
		expect(await refusalOf(setup.punchAs(volunteerId, 'in'))).toBe('attendance.punched-before');
		const key = { rosterId: position.rosterId, positionId: position.positionId, ...shiftToday };
		expect(await refusalOf(unassignVolunteer(setup.attendance, hospital, key, volunteerId))).toBe(
			'attendance.came-already',
		);
	});

	it('[A-16] [S-02] says the same to whoever has no such shift here today, and to whoever is nobody', async () => {
		const position = await setup.addPosition();
		const { volunteerId } = await setup.add();
		await setup.assign(position, volunteerId, { date: '2026-03-11' });
		expect(await refusalOf(setup.punchAs(volunteerId, 'in'))).toBe('attendance.no-shift');
		await setup.assign(position, volunteerId);
		expect(await refusalOf(setup.punchAs(volunteerId, 'in', { kind: 'evening' }))).toBe(
			'attendance.no-shift',
		);
		const nationalId = await setup.nationalIdOf(volunteerId);
		const elsewhere = { kind: 'morning', direction: 'in', nationalId } as const;
		expect(await refusalOf(punch(setup.attendance, museum, elsewhere))).toBe('attendance.no-shift');
		const team = staffAt(city.hospitalTeam);
		expect(await refusalOf(punch(setup.attendance, team, elsewhere))).toBe('attendance.no-shift');
		const nobody = { ...elsewhere, nationalId: makeNationalId({ serial: 7_654_321, sex: 'male' }) };
		expect(await refusalOf(punch(setup.attendance, hospital, nobody))).toBe('attendance.no-shift');
		// Left since, on a day on which no shift was to come any more.
		const later = { ...setup.deps, clock: () => new Date('2026-03-12T04:00:00.000Z') };
		await leaveUnit(later, hospital, { volunteerId, unitId: 'hospital' });
		expect(await refusalOf(setup.punchAs(volunteerId, 'in'))).toBe('attendance.no-shift');
	});

	it('[A-29] takes 簽到 from an hour before the start to the end, 簽退 until four hours after the end', async () => {
		const position = await setup.addPosition();
		const volunteerId = await setup.addTrained();
		await setup.assign(position, volunteerId);
		const punchAt = (direction: 'in' | 'out', at: string) =>
			refusalOf(setup.punchAs(volunteerId, direction, { at }));
		expect(await punchAt('in', '07:59')).toBe('attendance.outside-window');
		expect(await punchAt('in', '12:01')).toBe('attendance.outside-window');
		expect(await punchAt('in', '08:00')).toBe('not refused');
		expect(await punchAt('out', '16:01')).toBe('attendance.outside-window');
		expect(await punchAt('out', '16:00')).toBe('not refused');
		await expect(setup.punchAs(volunteerId, 'in', { at: '07:59' })).rejects.toMatchObject({
			code: 'attendance.punched-before',
		});
	});

	it('[A-29] takes 簽退 of an evening after midnight', async () => {
		const evening = { ...morning, kind: 'evening', startTime: '18:00', endTime: '22:00' } as const;
		const position = await setup.addPosition({ week: { weekdays: ['wed'], kinds: [evening] } });
		const volunteerId = await setup.addTrained();
		await setup.assign(position, volunteerId, { kind: 'evening' });
		await setup.punchAs(volunteerId, 'in', { kind: 'evening', at: '18:00' });
		const late = { ...setup.attendance, clock: () => new Date('2026-03-05T01:30:00+08:00') };
		const nationalId = await setup.nationalIdOf(volunteerId);
		const card = { kind: 'evening', direction: 'out', nationalId } as const;
		expect(await punch(late, hospital, card)).toMatchObject({ startTime: '18:00', direction: 'out' });
	});

	it('[A-29] [A-17] asks once more before 簽退 long before the end, and proposes what was served', async () => {
		const position = await setup.addPosition();
		const volunteerId = await setup.addTrained();
		await setup.assign(position, volunteerId);
		await setup.punchAs(volunteerId, 'in');
		const early = { at: '10:30' };
		expect(await refusalOf(setup.punchAs(volunteerId, 'out', early))).toBe('attendance.leaves-early');
		const list = async (time: string) =>
			(await listAttendance(setup.at(time), hospital, position, firstPage)).items;
		expect(await list('10:31')).toMatchObject([{ status: 'checked-in', hours: 0, over: false }]);
		await setup.punchAs(volunteerId, 'out', { ...early, confirmed: true });
		expect(await list('12:00')).toMatchObject([{ status: 'checked-out', hours: 1.5, over: true }]);
	});

	it('[V-31] who is in shifts to come stays in the unit until they are taken out', async () => {
		const position = await setup.addPosition();
		const { volunteerId } = await setup.add();
		const leave = () => refusalOf(leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' }));
		await setup.assign(position, volunteerId, { date: '2026-03-11' });
		expect(await leave()).toBe('volunteer.in-shifts');
		const { rosterId, positionId } = position;
		const key = { rosterId, positionId, date: '2026-03-11', kind: 'morning' } as const;
		await unassignVolunteer(setup.attendance, hospital, key, volunteerId);
		// Today's shift holds nobody: the day goes on as it was planned.
		await setup.assign(position, volunteerId);
		expect(await leave()).toBe('not refused');
	});

	it('[A-16] names what is wrong in an ID number', () => {
		const { error } = punchSchema.safeParse({ kind: 'morning', direction: 'in', nationalId: 'A123456788' });
		expect(error?.issues).toMatchObject([{ path: ['nationalId'] }]);
	});
});

describe('轉入服務時數', () => {
	async function served(fields: Parameters<AttendanceSetup['addPosition']>[0] = {}) {
		const position = await setup.addPosition(fields);
		const volunteerId = await setup.addTrained();
		await setup.assign(position, volunteerId);
		await setup.punchAs(volunteerId, 'in');
		await setup.punchAs(volunteerId, 'out');
		return { position, volunteerId };
	}

	it('[H-17] makes an entry with 標準時數 of a shift that was served, as any other entry', async () => {
		const { position, volunteerId } = await served();
		const row = { ...shiftToday, volunteerId, hours: 3 };
		const { items } = await postHours(setup.attendance, hospital, position, { rows: [row] });
		expect(items).toEqual([{ ...shiftToday, volunteerId, done: true }]);
		const entries = (await setup.entriesOf(volunteerId)).items;
		expect(entries).toMatchObject([
			{
				unitId: 'hospital',
				startDate: today,
				endDate: today,
				item: '01',
				content: '07',
				hours: 3,
				effectiveHours: 3,
				note: '春季門診服務：服務台 早班',
				registrar: 'hospital 承辦人',
			},
		]);
		const [entry] = entries;
		if (!entry) throw new Error('no entry');
		const { revision, entryId, ...fields } = entry;
		const { startDate, endDate, item, content } = fields;
		await updateEntry(
			setup.hours,
			hospital,
			{ volunteerId, startDate, entryId },
			{ startDate, endDate, hourType: 'regular', item, content, hours: 2, revision },
		);
		expect((await setup.entriesOf(volunteerId)).totals).toEqual({ registered: 2, effective: 2 });
	});

	it('[H-17] takes the hours as they were corrected, and enters each shift once', async () => {
		const { position, volunteerId } = await served();
		const post = (hours: number) =>
			postHours(setup.attendance, hospital, position, { rows: [{ ...shiftToday, volunteerId, hours }] });
		const answers = await Promise.all([post(2.5), post(2.5)]);
		expect(answers.flatMap(({ items }) => items).filter(({ done }) => done)).toHaveLength(1);
		expect((await post(3)).items).toMatchObject([{ done: false, message: '此班次已轉入服務時數' }]);
		expect((await setup.entriesOf(volunteerId)).items).toMatchObject([{ hours: 2.5 }]);
		const { items } = await listAttendance(setup.attendance, hospital, position, firstPage);
		expect(items).toMatchObject([{ status: 'posted', hours: 2.5 }]);
	});

	it('[H-17] gives the shift back when its hours are deleted, and follows when they are corrected', async () => {
		const { position, volunteerId } = await served();
		const row = { ...shiftToday, volunteerId, hours: 3 };
		const post = async () => (await postHours(setup.attendance, hospital, position, { rows: [row] })).items;
		const listed = async () => (await listAttendance(setup.attendance, hospital, position, firstPage)).items;
		await post();
		const [entry] = (await setup.entriesOf(volunteerId)).items;
		if (!entry) throw new Error('no entry');
		expect(entry.shift).toEqual(shiftToday);
		const { entryId, startDate, endDate, item, content, revision } = entry;
		const key = { volunteerId, startDate, entryId };
		const corrected = { startDate, endDate, hourType: 'regular', item, content, hours: 2, revision } as const;
		await updateEntry(setup.hours, hospital, key, corrected);
		expect(await listed()).toMatchObject([{ status: 'posted', hours: 2 }]);
		await deleteEntry(setup.hours, hospital, key);
		expect(await listed()).toMatchObject([{ status: 'checked-out', hours: 3 }]);
		expect(await post()).toMatchObject([{ done: true }]);
		expect((await setup.entriesOf(volunteerId)).items).toMatchObject([{ hours: 3, shift: shiftToday }]);
	});

	it('[H-17] enters no shift before it has ended', async () => {
		const position = await setup.addPosition();
		const volunteerId = await setup.addTrained();
		await setup.assign(position, volunteerId);
		await setup.punchAs(volunteerId, 'in');
		await setup.punchAs(volunteerId, 'out', { at: '11:50' });
		const rows = [{ ...shiftToday, volunteerId, hours: 3 }];
		const { items } = await postHours(setup.at('11:59'), hospital, position, { rows });
		expect(items).toMatchObject([{ done: false, message: '班次尚未結束，無法轉入時數' }]);
		expect((await setup.entriesOf(volunteerId)).items).toEqual([]);
	});

	it('[H-17] enters no hours of who has not come and gone, and stops nobody else', async () => {
		const { position, volunteerId } = await served();
		const absent = await setup.addTrained();
		await setup.assign(position, absent);
		const rows = [absent, volunteerId].map((id) => ({ ...shiftToday, volunteerId: id, hours: 3 }));
		const { items } = await postHours(setup.attendance, hospital, position, { rows });
		expect(items).toMatchObject([
			{ volunteerId: absent, done: false, message: '尚未完成簽到及簽退，無法轉入時數' },
			{ volunteerId, done: true },
		]);
		expect((await setup.entriesOf(absent)).items).toEqual([]);
		const open = await listAttendance(setup.attendance, hospital, position, {
			...firstPage,
			status: 'assigned',
		});
		expect(open.items).toMatchObject([{ volunteerId: absent, status: 'assigned', over: true, hours: 0 }]);
	});

	it('[H-17] [H-15] holds what holds for every entry: without certificates none is made', async () => {
		const position = await setup.addPosition();
		const { volunteerId } = await setup.add();
		await setup.assign(position, volunteerId);
		await setup.punchAs(volunteerId, 'in');
		await setup.punchAs(volunteerId, 'out');
		const row = { ...shiftToday, volunteerId, hours: 3 };
		const { items } = await postHours(setup.attendance, hospital, position, { rows: [row] });
		expect(items).toMatchObject([{ done: false, message: '尚未上傳基礎訓練證書，無法登錄時數' }]);
		const again = await listAttendance(setup.attendance, hospital, position, firstPage);
		expect(again.items).toMatchObject([{ status: 'checked-out' }]);
		expect(await refusalOf(postHours(setup.attendance, museum, position, { rows: [row] }))).toBe(
			'roster.not-found',
		);
	});

	it('[A-20] shows up to today, the latest first, by 班別 and state', async () => {
		const { attendance } = setup;
		const { position, volunteerId } = await served();
		await setup.assign(position, volunteerId, { date: '2026-03-11' });
		const list = async (filter: object) =>
			(await listAttendance(attendance, governing, position, { ...firstPage, ...filter })).items;
		expect(await list({})).toMatchObject([{ date: today, status: 'checked-out' }]);
		expect(await list({ until: '2026-03-31' })).toMatchObject([{ date: '2026-03-11' }, { date: today }]);
		expect(await list({ kind: 'evening' })).toEqual([]);
		expect(await list({ status: 'checked-out' })).toHaveLength(1);
		expect(await refusalOf(listAttendance(attendance, museum, position, firstPage))).toBe('roster.not-found');
	});
});
