import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { MemberSearch } from '#functions/volunteers/member-search.ts';
import type { Standings } from '#functions/volunteers/standing.ts';
import { labelOfShiftKind, type ShiftKind } from '#shared/codes/shift-kinds.ts';
import type { attendanceContract, Punch } from '#shared/contract/attendance.ts';
import type { RouteResponse } from '#shared/contract/define-route.ts';
import { punchRefusal, type PunchRefusal } from '#shared/domain/attendance/punch-window.ts';
import { addDays, type IsoDate } from '#shared/values/iso-date.ts';
import { maskName } from '#shared/values/masking.ts';
import { formatRocDateTime, taipeiWallClock, todayInTaipei } from '#shared/values/taipei-time.ts';
import type { RosterReading } from './require-roster.ts';
import type { StoredRoster } from './roster.repository.ts';
import type { ServiceDayRepository } from './service-day.repository.ts';
import type {
	PunchDirection,
	ShiftAssignment,
	ShiftAssignmentRepository,
} from './shift-assignment.repository.ts';

interface Dependencies extends RosterReading {
	assignments: ShiftAssignmentRepository;
	serviceDays: ServiceDayRepository;
	search: MemberSearch;
	standings: Standings;
	audit: Audit;
	transact: Transact;
	clock: Clock;
}

type Punched = RouteResponse<(typeof attendanceContract)['punch']>;

interface Today {
	roster: StoredRoster;
	assignment: ShiftAssignment;
}

/**
 * 簽到 or 簽退 of a shift in its time. A time that is written stays. Whoever has no such shift in the kiosk's
 * scope, or is nobody here, hears the same.
 */
export async function punch(
	deps: Dependencies,
	actor: StaffActor,
	{ kind, direction, nationalId, confirmed }: Punch,
): Promise<Punched> {
	const now = deps.clock();
	const found = await shiftsAround(deps, actor, { kind, direction, nationalId });
	const { roster, assignment } = nextOf(found, { direction, now, confirmed });
	const position = await deps.positions.get(assignment.rosterId, assignment.positionId);
	const at = now.toISOString();
	await deps.transact([
		deps.assignments.punchChange(
			assignment,
			direction,
			at,
			() => new DomainError('attendance.punched-before'),
		),
		deps.audit.entry({
			actor,
			action: direction === 'in' ? 'attendance.check-in' : 'attendance.check-out',
			subject: { type: 'roster', id: roster.rosterId },
			changes: [
				{ label: '志工', after: assignment.volunteerName },
				{ label: direction === 'in' ? '簽到' : '簽退', after: formatRocDateTime(now) },
			],
		}),
	]);
	const { volunteerName, startTime, endTime } = assignment;
	return {
		name: maskName(volunteerName),
		roster: roster.name,
		position: position?.name ?? '',
		kind,
		startTime,
		endTime,
		direction,
		at,
	};
}

/** Of today; 簽到 before a shift of tomorrow, or 簽退 after one of yesterday, may cross midnight. */
async function shiftsAround(
	deps: Dependencies,
	actor: StaffActor,
	{ kind, direction, nationalId }: Punch,
): Promise<Today[]> {
	const volunteerId = await deps.search.idOf(nationalId);
	if (volunteerId === undefined) return [];
	const now = deps.clock();
	const today = todayInTaipei(now);
	const ofToday = await shiftsOn(deps, actor, { volunteerId, kind, date: today });
	const beside = addDays(today, direction === 'in' ? 1 : -1);
	const ofBeside = await shiftsOn(deps, actor, { volunteerId, kind, date: beside });
	const isTaken = ({ assignment }: Today) => takes(punchRefusal(assignment, direction, now));
	return [...ofToday, ...ofBeside.filter(isTaken)];
}

function takes(refusal: PunchRefusal | undefined): boolean {
	return refusal === undefined || refusal.reason === 'leaves-early';
}

async function shiftsOn(
	deps: Dependencies,
	actor: StaffActor,
	{ volunteerId, kind, date }: { volunteerId: string; kind: ShiftKind; date: IsoDate },
): Promise<Today[]> {
	const { shifts } = await deps.serviceDays.get(volunteerId, date);
	const found: Today[] = [];
	for (const shift of shifts.filter((one) => one.kind === kind)) {
		const roster = await deps.rosters.get(shift.rosterId);
		if (!roster || !inScope(scopeOf(actor), roster.path)) continue;
		const inShift = await deps.assignments.of({ ...shift, date });
		const assignment = inShift.find((one) => one.volunteerId === volunteerId);
		if (assignment && (await serves(deps, assignment))) found.push({ roster, assignment });
	}
	return found;
}

/** Whoever has left the unit since does not serve there any more (V-32). */
async function serves(
	{ standings }: Dependencies,
	{ volunteerId, unitId }: ShiftAssignment,
): Promise<boolean> {
	return (await standings.find(volunteerId, unitId))?.membership.status === 'active';
}

interface Wanted {
	direction: PunchDirection;
	now: Date;
	confirmed?: boolean | undefined;
}

/** The shift that the punch is for; says why there is none. */
function nextOf(found: Today[], { direction, now, confirmed = false }: Wanted): Today {
	const wanted = direction === 'in' ? 'assigned' : 'checked-in';
	const open = found.filter(({ assignment }) => assignment.status === wanted);
	const next = open.find(({ assignment }) => takes(punchRefusal(assignment, direction, now))) ?? open[0];
	if (next) {
		const refusal = punchRefusal(next.assignment, direction, now);
		if (refusal && !(confirmed && takes(refusal))) throw refused(next.assignment, direction, refusal);
		return next;
	}
	const [first] = found;
	if (!first) throw new DomainError('attendance.no-shift');
	const { checkedInAt, checkedOutAt, kind } = first.assignment;
	const at = direction === 'in' ? checkedInAt : checkedOutAt;
	if (at === undefined) throw new DomainError('attendance.not-checked-in');
	const time = taipeiWallClock(new Date(at)).slice(11, 19);
	throw new DomainError('attendance.punched-before', {
		detail: `${labelOfShiftKind(kind)}已於 ${time} ${direction === 'in' ? '簽到' : '簽退'}，打卡後時間無法更改`,
	});
}

function refused(
	{ kind, startTime, endTime }: ShiftAssignment,
	direction: PunchDirection,
	refusal: PunchRefusal,
): DomainError {
	const shift = `${labelOfShiftKind(kind)}（${startTime} - ${endTime}）`;
	const act = direction === 'in' ? '簽到' : '簽退';
	if (refusal.reason === 'leaves-early') {
		return new DomainError('attendance.leaves-early', {
			detail: `${shift}尚未結束，簽退後時間無法更改，請確認是否現在簽退`,
		});
	}
	return new DomainError('attendance.outside-window', {
		detail:
			refusal.reason === 'too-early'
				? `${shift}自 ${clockOf(refusal.from)} 起才可${act}`
				: `${shift}只可${act}至 ${clockOf(refusal.until)}，已超過時間`,
	});
}

function clockOf(instant: Date): string {
	return taipeiWallClock(instant).slice(11, 16);
}
