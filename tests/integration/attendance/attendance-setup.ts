import { assignVolunteer } from '#functions/attendance/assign-volunteer.ts';
import { attendanceContainer, type AttendanceContainer } from '#functions/attendance/container.ts';
import { createPosition } from '#functions/attendance/maintain-positions.ts';
import { createRoster } from '#functions/attendance/maintain-rosters.ts';
import { punch } from '#functions/attendance/punch.ts';
import type { ShiftKind } from '#shared/codes/shift-kinds.ts';
import {
	positionCreateSchema,
	rosterCreateSchema,
	type Position,
	type PositionCreate,
	type Roster,
	type RosterCreate,
} from '#shared/contract/rosters.ts';
import { hospital, setupHours, type HoursSetup } from '../hours/hours-setup.ts';

export { governing, hospital, museum } from '../hours/hours-setup.ts';

/** The day of the tests' clock, a Wednesday. */
export const today = '2026-03-04';

export const morning = {
	kind: 'morning',
	startTime: '09:00',
	endTime: '12:00',
	hours: 3,
	needed: 2,
} as const;

export function rosterForm(fields: Partial<RosterCreate> = {}): RosterCreate {
	return rosterCreateSchema.parse({
		organizationId: 'hospital',
		name: '春季門診服務',
		from: '2026-03-01',
		until: '2026-03-31',
		place: '門診大樓',
		address: { city: '桃園市', district: '桃園區', street: '中山路 1 號' },
		...fields,
	});
}

/** 社會福利服務, 關懷訪視, on Wednesday mornings of March. */
export function positionForm(fields: Partial<PositionCreate> = {}): PositionCreate {
	return positionCreateSchema.parse({
		name: '服務台',
		item: '01',
		content: '07',
		from: '2026-03-01',
		until: '2026-03-31',
		week: { weekdays: ['wed'], kinds: [morning] },
		execute: true,
		...fields,
	});
}

export interface AttendanceSetup extends HoursSetup {
	attendance: AttendanceContainer;
	addRoster(fields?: Partial<RosterCreate>): Promise<Roster>;
	/** A position with its shifts in a roster of its own, unless told. */
	addPosition(fields?: Partial<PositionCreate>, rosterId?: string): Promise<Position & { rosterId: string }>;
	/** Into today's shift, unless told. */
	assign(
		position: { rosterId: string; positionId: string },
		volunteerId: string,
		shift?: { date?: string; kind?: ShiftKind },
	): Promise<unknown>;
	/** 簽到 or 簽退 at the hospital's kiosk, at its begin or end (09:00, 12:00) of today unless told. */
	punchAs(
		volunteerId: string,
		direction: 'in' | 'out',
		options?: { kind?: ShiftKind; at?: string; confirmed?: boolean },
	): ReturnType<typeof punch>;
	/** The use cases at a time of today in Taiwan. */
	at(time: string): AttendanceContainer;
	nationalIdOf(volunteerId: string): Promise<string>;
}

/** The small city with use cases of attendance beside those of hours. */
export async function setupAttendance(): Promise<AttendanceSetup> {
	const setup = await setupHours();
	const attendance = attendanceContainer(setup.platform, setup.objects);
	const addRoster = (fields?: Partial<RosterCreate>) =>
		createRoster(attendance, hospital, rosterForm(fields));

	async function nationalIdOf(volunteerId: string): Promise<string> {
		const volunteer = await setup.deps.volunteers.get(volunteerId);
		if (!volunteer) throw new RangeError(volunteerId);
		return setup.platform.cipher.open(volunteer.nationalIdSealed);
	}

	const at = (time: string) => ({ ...attendance, clock: () => new Date(`${today}T${time}:00+08:00`) });

	return {
		...setup,
		attendance,
		addRoster,
		async addPosition(fields, given) {
			const rosterId = given ?? (await addRoster()).rosterId;
			return { rosterId, ...(await createPosition(attendance, hospital, rosterId, positionForm(fields))) };
		},
		assign: ({ rosterId, positionId }, volunteerId, { date = today, kind = 'morning' } = {}) =>
			assignVolunteer(attendance, hospital, { rosterId, positionId, date, kind }, volunteerId),
		at,
		async punchAs(volunteerId, direction, options = {}) {
			const { kind = 'morning', at: time = direction === 'in' ? '09:00' : '12:00', confirmed } = options;
			const nationalId = await nationalIdOf(volunteerId);
			return punch(at(time), hospital, { kind, direction, nationalId, confirmed });
		},
		nationalIdOf,
	};
}
