import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPosition, listPositions, listRosters } from '#functions/attendance/list-rosters.ts';
import { listShifts } from '#functions/attendance/list-shifts.ts';
import { createPosition, deletePosition, updatePosition } from '#functions/attendance/maintain-positions.ts';
import {
	copyRoster,
	createRoster,
	deleteRoster,
	getRoster,
	updateRoster,
} from '#functions/attendance/maintain-rosters.ts';
import { positionCreateSchema, rosterCreateSchema } from '#shared/contract/rosters.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import {
	governing,
	hospital,
	morning,
	museum,
	positionForm,
	rosterForm,
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
const squad = staffAt(city.hospitalSquad);

describe('排班管理', () => {
	it('[A-03] [A-04] a roster or a copy that is sent again after a lost answer is made once', async () => {
		const { attendance } = setup;
		const send = () =>
			createRoster(attendance, squad, rosterForm({ organizationId: 'hsquad', requestKey: 'roster' }));
		const [one, other] = await Promise.all([send(), send()]);
		expect(other).toEqual(one);
		const copying = () =>
			copyRoster(attendance, squad, one.rosterId, { name: '副本', from: '2027-01-01', requestKey: 'copy' });
		const copy = await copying();
		expect(await copying()).toEqual(copy);
		const { items } = await listRosters(attendance, squad, firstPage);
		expect(items.map(({ rosterId }) => rosterId)).toEqual([copy.rosterId, one.rosterId]);
		for (const { rosterId } of items) await deleteRoster(attendance, squad, rosterId);
	});

	it('[A-02] [S-02] lists the rosters of the own part of the tree, the latest first, with what is needed', async () => {
		const { attendance } = setup;
		const early = await setup.addRoster({ name: '一月班表', from: '2026-01-01', until: '2026-01-31' });
		const late = await setup.addRoster({ name: '六月班表', from: '2026-06-01', until: '2026-06-30' });
		const ofSquad = await createRoster(attendance, squad, rosterForm({ organizationId: 'hsquad' }));
		const week = { weekdays: ['mon' as const], kinds: [morning] };
		await setup.addPosition({ from: '2026-06-01', until: '2026-06-14', week }, late.rosterId);
		const { items, page } = await listRosters(attendance, hospital, firstPage);
		expect(items.map(({ rosterId }) => rosterId)).toEqual([late, ofSquad, early].map((one) => one.rosterId));
		expect(items[0]).toMatchObject({
			name: '六月班表',
			organization: { id: 'hospital', name: '組織 hospital' },
			needed: 4,
			assigned: 0,
		});
		expect(page.total).toBe(3);
		expect((await listRosters(attendance, squad, firstPage)).items).toMatchObject([
			{ rosterId: ofSquad.rosterId },
		]);
		expect((await listRosters(attendance, museum, firstPage)).items).toEqual([]);
		const january = { from: '2026-01-15', until: '2026-02-15' };
		expect((await listRosters(attendance, governing, { ...firstPage, ...january })).items).toMatchObject([
			{ rosterId: early.rosterId },
		]);
		expect((await listRosters(attendance, governing, { ...firstPage, name: '六月' })).items).toMatchObject([
			{ rosterId: late.rosterId },
		]);
	});

	it('[A-04] asks for name, period, place and address, and names what is wrong', () => {
		const wrong = { ...rosterForm(), name: '', until: '2026-02-01', address: { city: '桃園市' } };
		const { error } = rosterCreateSchema.safeParse(wrong);
		expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(
			expect.arrayContaining(['name', 'address.district', 'address.street']),
		);
		const backwards = rosterCreateSchema.safeParse({ ...rosterForm(), until: '2026-02-01' });
		expect(backwards.error?.issues).toMatchObject([{ path: ['until'], message: '迄日不可早於起日' }]);
	});

	it('[A-01] belongs to a unit, team or squad in the own part of the tree', async () => {
		const { attendance } = setup;
		const at = (organizationId: string) => rosterForm({ organizationId });
		expect(await refusalOf(createRoster(attendance, governing, at('welfare')))).toBe(
			'roster.organization-level',
		);
		expect(await refusalOf(createRoster(attendance, museum, at('hospital')))).toBe('organization.not-found');
		expect(await refusalOf(createRoster(attendance, governing, at('closed')))).toBe('organization.disabled');
	});

	it('[A-03] edits the base data, as long as every position keeps its days', async () => {
		const { attendance } = setup;
		const { rosterId, positionId } = await setup.addPosition();
		const { revision } = await getRoster(attendance, hospital, rosterId);
		const { organizationId: _, ...fields } = rosterForm({ name: '改名', until: '2026-04-30' });
		const saved = await updateRoster(attendance, hospital, rosterId, { ...fields, revision });
		expect(saved).toMatchObject({ name: '改名', until: '2026-04-30' });
		const shorter = { ...fields, until: '2026-03-15', revision: saved.revision };
		expect(await refusalOf(updateRoster(attendance, hospital, rosterId, shorter))).toBe(
			'roster.position-outside',
		);
		const stale = updateRoster(attendance, hospital, rosterId, { ...fields, revision });
		expect(await refusalOf(stale)).toBe('request.conflict');
		expect(await refusalOf(updateRoster(attendance, museum, rosterId, { ...fields, revision }))).toBe(
			'roster.not-found',
		);
		expect((await getPosition(attendance, hospital, { rosterId, positionId })).until).toBe('2026-03-31');
	});

	it('[A-03] copies positions and shifts without the people, all days moved with the first one', async () => {
		const { attendance } = setup;
		const position = await setup.addPosition();
		await setup.assign(position, await setup.addTrained());
		const asked = { name: '四月門診服務', from: '2026-04-01' };
		const copy = await copyRoster(attendance, hospital, position.rosterId, asked);
		expect(copy).toMatchObject({
			name: '四月門診服務',
			from: '2026-04-01',
			until: '2026-05-01',
			place: '門診大樓',
			// April 1 to May 1 has five Wednesdays, March four.
			needed: 10,
			assigned: 0,
		});
		const { items } = await listPositions(attendance, hospital, copy.rosterId);
		expect(items).toMatchObject([
			{ name: '服務台', from: '2026-04-01', until: '2026-05-01', needed: 10, changedSincePlanned: false },
		]);
		const key = { rosterId: copy.rosterId, positionId: items[0]?.positionId ?? '' };
		const shifts = await listShifts(attendance, hospital, key, firstPage);
		expect(shifts.items.map(({ date, assigned }) => [date, assigned])).toEqual([
			['2026-04-01', 0],
			['2026-04-08', 0],
			['2026-04-15', 0],
			['2026-04-22', 0],
			['2026-04-29', 0],
		]);
		expect(await refusalOf(copyRoster(attendance, museum, position.rosterId, asked))).toBe(
			'roster.not-found',
		);
	});

	it('[A-03] deletes the whole roster only while nobody is in it', async () => {
		const { attendance } = setup;
		const position = await setup.addPosition();
		await setup.assign(position, await setup.addTrained());
		const { rosterId } = position;
		expect(await refusalOf(deleteRoster(attendance, hospital, rosterId))).toBe('roster.has-volunteers');
		expect(await refusalOf(deletePosition(attendance, hospital, position))).toBe('roster.has-volunteers');
		const empty = await setup.addPosition();
		expect(await refusalOf(deleteRoster(attendance, museum, empty.rosterId))).toBe('roster.not-found');
		await deleteRoster(attendance, hospital, empty.rosterId);
		expect(await refusalOf(getRoster(attendance, hospital, empty.rosterId))).toBe('roster.not-found');
		expect(await attendance.positions.ofRoster(empty.rosterId)).toEqual([]);
	});

	it('[A-03] either deletes the roster or assigns the person, when both come at once', async () => {
		const { attendance } = setup;
		const volunteerId = await setup.addTrained();
		const position = await setup.addPosition();
		const [assigning, deleting] = await Promise.all([
			refusalOf(setup.assign(position, volunteerId)),
			refusalOf(deleteRoster(attendance, hospital, position.rosterId)),
		]);
		const inShift = await attendance.assignments.of(position);
		const roster = await attendance.rosters.get(position.rosterId);
		expect(inShift.length === 1).toBe(assigning === 'not refused');
		expect(roster === undefined).toBe(deleting === 'not refused');
		expect(inShift.length === 1).toBe(roster !== undefined);
	});
});

describe('班表設定', () => {
	it('[A-05] [A-06] keeps the weekly setting of each position, and what it needs', async () => {
		const { attendance } = setup;
		const { rosterId, positionId } = await setup.addPosition();
		expect((await listPositions(attendance, hospital, rosterId)).items).toEqual([
			{
				positionId,
				name: '服務台',
				item: '01',
				content: '07',
				from: '2026-03-01',
				until: '2026-03-31',
				week: { weekdays: ['wed'], kinds: [morning] },
				needed: 8,
				assigned: 0,
				changedSincePlanned: false,
				revision: 1,
			},
		]);
		expect(await refusalOf(listPositions(attendance, museum, rosterId))).toBe('roster.not-found');
	});

	it('[H-14] [X-20] plans what the unit may enter as hours, and refuses a 服務項目 of another category', async () => {
		const { attendance } = setup;
		const { rosterId, positionId } = await setup.addPosition();
		expect(await getRoster(attendance, hospital, rosterId)).toMatchObject({ category: '01' });
		const police = positionForm({ item: '06', content: '19' });
		expect(await refusalOf(createPosition(attendance, hospital, rosterId, police))).toBe(
			'hours.item-outside-category',
		);
		const key = { rosterId, positionId };
		expect(await refusalOf(updatePosition(attendance, hospital, key, { ...police, revision: 1 }))).toBe(
			'hours.item-outside-category',
		);
	});

	it('[A-06] [A-22] names the field of what is wrong in the setting', () => {
		const issuesOf = (fields: object) =>
			positionCreateSchema
				.safeParse({ ...positionForm(), ...fields })
				.error?.issues.map(({ path }) => path.join('.'));
		const week = (kind: object) => ({ week: { weekdays: ['wed'], kinds: [{ ...morning, ...kind }] } });
		expect(issuesOf(week({ endTime: '08:00' }))).toEqual(['week.kinds.0.endTime']);
		expect(issuesOf(week({ needed: 0 }))).toEqual(['week.kinds.0.needed']);
		// 09:00 to 12:00 has three hours.
		expect(issuesOf(week({ hours: 3.1 }))).toEqual(['week.kinds.0.hours']);
		expect(issuesOf(week({ hours: 0 }))).toEqual(['week.kinds.0.hours']);
		expect(issuesOf({ week: { weekdays: [], kinds: [morning, morning] } })).toEqual([
			'week.weekdays',
			'week.kinds',
		]);
		expect(issuesOf({ content: '11' })).toEqual(['content']);
	});

	it('[A-10] 總需求人次 is worked out from the weekly setting, for the position, its shifts and the roster', async () => {
		const { attendance } = setup;
		const { rosterId } = await setup.addRoster({ from: '2026-03-01', until: '2026-03-15' });
		const noon = { kind: 'noon', startTime: '13:00', endTime: '17:00', hours: 4, needed: 3 } as const;
		// 1 to 15 March 2026: Sundays 1, 8 and 15, Mondays 2 and 9.
		const days = { from: '2026-03-01', until: '2026-03-15' };
		const week = { weekdays: ['sun' as const, 'mon' as const], kinds: [morning, noon] };
		const desk = await setup.addPosition({ ...days, week }, rosterId);
		expect(desk.needed).toBe(5 * 2 + 5 * 3);
		const key = { rosterId, positionId: desk.positionId };
		const { items: shifts } = await listShifts(attendance, hospital, key, firstPage);
		expect(shifts).toHaveLength(10);
		expect(shifts.reduce((sum, { needed }) => sum + needed, 0)).toBe(25);

		// Its own days count, not those of the roster: Monday 9 alone.
		const guide = { from: '2026-03-09', until: '2026-03-14', week: { ...week, kinds: [noon] } };
		expect((await setup.addPosition(guide, rosterId)).needed).toBe(3);
		expect((await getRoster(attendance, hospital, rosterId)).needed).toBe(28);
		const listed = await listRosters(attendance, hospital, { page: 1, size: 100 });
		expect(listed.items.find((roster) => roster.rosterId === rosterId)?.needed).toBe(28);

		const fewer = { ...positionForm({ ...days, week: { ...week, weekdays: ['mon'] } }), revision: 1 };
		expect((await updatePosition(attendance, hospital, key, fewer)).needed).toBe(2 * 2 + 2 * 3);
		expect((await getRoster(attendance, hospital, rosterId)).needed).toBe(13);
	});

	it('[A-08] 儲存設定 keeps the shifts, 執行排班 makes them those of the setting', async () => {
		const { attendance } = setup;
		const { rosterId, positionId } = await setup.addPosition({ execute: false });
		const key = { rosterId, positionId };
		const shiftsNow = async () => (await listShifts(attendance, hospital, key, firstPage)).items.length;
		expect(await shiftsNow()).toBe(0);
		const update = async (fields: Parameters<typeof positionForm>[0]) => {
			const { revision } = await getPosition(attendance, hospital, key);
			return updatePosition(attendance, hospital, key, { ...positionForm(fields), revision });
		};
		expect(await update({ execute: true })).toMatchObject({ needed: 8, changedSincePlanned: false });
		expect(await shiftsNow()).toBe(4);
		const week = { weekdays: ['wed' as const, 'fri' as const], kinds: [morning] };
		expect(await update({ week, execute: false })).toMatchObject({ needed: 8, changedSincePlanned: true });
		expect(await shiftsNow()).toBe(4);
		expect(await update({ week, execute: true })).toMatchObject({ needed: 16, changedSincePlanned: false });
		expect(await shiftsNow()).toBe(8);
		expect((await getRoster(attendance, hospital, rosterId)).needed).toBe(16);
	});

	it('[A-08] 執行排班 takes nobody the shift that they are in', async () => {
		const { attendance } = setup;
		const position = await setup.addPosition();
		await setup.assign(position, await setup.addTrained());
		const execute = (fields: Parameters<typeof positionForm>[0]) =>
			updatePosition(attendance, hospital, position, { ...positionForm(fields), revision: 1 });
		const friday = { weekdays: ['fri' as const], kinds: [morning] };
		await setup.assign(position, await setup.addTrained({ overrides: { name: '排班丙' } }), {
			date: '2026-03-11',
		});
		await expect(execute({ week: friday })).rejects.toMatchObject({
			code: 'roster.shift-lost',
			detail: expect.stringMatching(/115\/03\/04 早班 .+、115\/03\/11 早班 排班丙$/) as unknown,
		});
		const more = { weekdays: ['wed' as const, 'fri' as const], kinds: [{ ...morning, needed: 3 }] };
		expect(await execute({ week: more })).toMatchObject({ needed: 24, assigned: 2 });
	});

	it('[A-06] stays within the days of the roster', async () => {
		const { rosterId } = await setup.addRoster();
		const outside = createPosition(
			setup.attendance,
			hospital,
			rosterId,
			positionForm({ until: '2026-04-01' }),
		);
		expect(await refusalOf(outside)).toBe('roster.position-outside');
	});

	it('[A-11] lists the shifts by date, weekday and 班別, with how many are in each', async () => {
		const { attendance } = setup;
		const week = {
			weekdays: ['wed' as const, 'sat' as const],
			kinds: [morning, { ...morning, kind: 'evening' as const, startTime: '18:00', endTime: '21:00' }],
		};
		const position = await setup.addPosition({ week });
		await setup.assign(position, await setup.addTrained());
		const list = async (filter: object) =>
			(await listShifts(attendance, hospital, position, { ...firstPage, ...filter })).items;
		expect(await list({ from: today, until: today })).toMatchObject([
			{
				date: today,
				kind: 'morning',
				startTime: '09:00',
				endTime: '12:00',
				needed: 2,
				assigned: 1,
				hours: 3,
			},
			{ date: today, kind: 'evening', assigned: 0 },
		]);
		expect((await list({ weekday: 'sat', kind: 'evening' })).map(({ date }) => date)).toEqual([
			'2026-03-07',
			'2026-03-14',
			'2026-03-21',
			'2026-03-28',
		]);
		expect((await list({ from: '2026-03-28' })).map(({ date }) => date)).toEqual([
			'2026-03-28',
			'2026-03-28',
		]);
		const all = await listShifts(attendance, hospital, position, firstPage);
		expect(all.page).toMatchObject({ total: 16, number: 1 });
	});
});
