import { assignVolunteer } from '#functions/attendance/assign-volunteer.ts';
import { attendanceContainer, type AttendanceContainer } from '#functions/attendance/container.ts';
import { createPosition } from '#functions/attendance/maintain-positions.ts';
import { createRoster } from '#functions/attendance/maintain-rosters.ts';
import { postHours } from '#functions/attendance/post-hours.ts';
import { punch } from '#functions/attendance/punch.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { platformOn, type Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { weekdays } from '#shared/codes/time-slots.ts';
import type { PositionCreate } from '#shared/contract/rosters.ts';
import { addDays, type IsoDate } from '#shared/values/iso-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { City } from '../city/city.ts';
import type { Member } from '../city/member.ts';
import { staffPlan } from '../city/staff-plan.ts';
import { staffActor, type StoredTree } from './organizations.ts';
import { servingMembers } from './serving-members.ts';

interface Surroundings {
	platform: Platform;
	objects: ObjectStore;
	tree: StoredTree;
}

/** 班表 of the unit whose demo login is `unit`, and of the squad of `squad`. */
const owners = ['unit', 'squad'] as const;
const daysBefore = 6;
const daysAfter = 21;
const people = 4;
/** Days since which hours are entered; of the day before it is still to be done. */
const daysUntilPosted = 2;
const everyDay = weekdays.map(({ code }) => code);

const morning = { kind: 'morning', startTime: '09:00', endTime: '12:00', hours: 3, needed: 2 } as const;
const noon = { kind: 'noon', startTime: '13:30', endTime: '16:30', hours: 3, needed: 1 } as const;

/**
 * Rosters around the day of loading, so that today's shifts can be tried in 簽到退模式: shifts that were served, some with
 * their hours entered, and shifts to come. A load that was cut off here makes no second ones.
 */
export async function runRosters(surroundings: Surroundings, demo: City): Promise<void> {
	const { platform, tree } = surroundings;
	const today = todayInTaipei(platform.clock());
	const [places] = demo.units;
	const inUnit = servingMembers(demo, (member) => member.places === places).slice(0, people);
	for (const login of owners) {
		const account = staffPlan(demo.organizations).find((candidate) => candidate.login === login);
		if (!account) continue;
		const actor = staffActor(tree.node(account.organization.id), account);
		const now = at(surroundings, today, '08:00');
		if ((await now.counters.total(`rosters:${account.organization.id}`)) > 0) continue;
		const days = { from: addDays(today, -daysBefore), until: addDays(today, daysAfter) };
		const { rosterId } = await createRoster(now, actor, {
			...days,
			organizationId: account.organization.id,
			name: login === 'unit' ? '關懷據點駐點服務' : '社區關懷訪視排班',
			place: login === 'unit' ? '社區活動中心一樓' : '里辦公處',
			address: { city: '桃園市', district: '桃園區', street: '中正路 1 號' },
		});
		const position: PositionCreate = {
			...days,
			name: login === 'unit' ? '服務台' : '訪視組',
			item: '01',
			content: login === 'unit' ? '03' : '07',
			week: { weekdays: everyDay, kinds: login === 'unit' ? [morning, noon] : [morning] },
			execute: true,
		};
		const { positionId } = await createPosition(now, actor, rosterId, position);
		if (login !== 'unit') continue;
		await serve(surroundings, actor, { rosterId, positionId, members: inUnit, today });
		await createPosition(now, actor, rosterId, {
			...position,
			name: '志工餐飲準備',
			content: '05',
			week: { weekdays: ['sat'], kinds: [morning] },
			execute: false,
		});
	}
}

interface Served {
	rosterId: string;
	positionId: string;
	members: readonly Member[];
	today: IsoDate;
}

/** Two people each morning and one each noon, in turn; who served comes and goes, one of them once forgets to. */
async function serve(
	surroundings: Surroundings,
	actor: StaffActor,
	{ rosterId, positionId, members, today }: Served,
): Promise<void> {
	if (members.length < people) return;
	for (let offset = -daysBefore; offset <= daysAfter / 3; offset += 1) {
		const date = addDays(today, offset);
		const inTurn = members.map((_, place) => members[(place + offset + daysBefore) % members.length]);
		const [first, second] = inTurn.filter((member) => member !== undefined);
		if (!first || !second) return;
		const shift = { rosterId, positionId, date, kind: 'morning' } as const;
		const early = at(surroundings, date, '08:30');
		await assignVolunteer(early, actor, shift, first.volunteerId);
		if (offset < 4) await assignVolunteer(early, actor, shift, second.volunteerId);
		await assignVolunteer(early, actor, { ...shift, kind: 'noon' }, first.volunteerId);
		if (offset >= 0) continue;
		await comeAndGo(surroundings, actor, date, first);
		const forgets = offset === -3;
		await comeAndGo(surroundings, actor, date, second, forgets);
		if (offset > -daysUntilPosted || forgets) continue;
		const rows = [first, second].map(({ volunteerId }) => ({
			date,
			kind: 'morning' as const,
			volunteerId,
			hours: morning.hours,
		}));
		await postHours(at(surroundings, today, '08:00'), actor, { rosterId, positionId }, { rows });
	}
}

async function comeAndGo(
	surroundings: Surroundings,
	actor: StaffActor,
	date: IsoDate,
	{ person }: Member,
	forgets = false,
): Promise<void> {
	const card = { kind: 'morning', nationalId: person.nationalId } as const;
	await punch(at(surroundings, date, '08:52'), actor, { ...card, direction: 'in' });
	if (!forgets) await punch(at(surroundings, date, '12:06'), actor, { ...card, direction: 'out' });
}

/** The use cases at a moment in Taiwan. */
function at({ platform, objects }: Surroundings, date: IsoDate, time: string): AttendanceContainer {
	const { table, secrets } = platform;
	const clock = () => new Date(`${date}T${time}:00+08:00`);
	return attendanceContainer(platformOn({ table, secrets, clock }), objects);
}
