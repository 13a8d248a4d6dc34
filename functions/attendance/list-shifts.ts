import type { StaffActor } from '#platform/access/actor.ts';
import { pageOfAll } from '#platform/data/paged-query.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { listMemberships, type MembershipListing } from '#functions/volunteers/list-memberships.ts';
import type { ShiftKind } from '#shared/codes/shift-kinds.ts';
import type { Weekday } from '#shared/codes/time-slots.ts';
import type { ShiftCandidate, ShiftRow } from '#shared/contract/attendance.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { weekdayOf } from '#shared/domain/attendance/shift-plan.ts';
import { searchForm } from '#shared/domain/volunteers/name-parts.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { requirePosition, requireShift, type RosterReading } from './require-roster.ts';
import { timesCount } from './roster-counts.ts';
import { showShift } from './roster-view.ts';
import { existingShifts } from './service-position.repository.ts';
import type {
	PositionKey,
	ShiftAssignment,
	ShiftAssignmentRepository,
	ShiftKey,
} from './shift-assignment.repository.ts';

interface ShiftReading extends RosterReading {
	assignments: ShiftAssignmentRepository;
}

interface ShiftFilter {
	from?: IsoDate | undefined;
	until?: IsoDate | undefined;
	weekday?: Weekday | undefined;
	kind?: ShiftKind | undefined;
}

/** 排班名單管理: the shifts of the plan, with how many are in those of this page. */
export async function listShifts(
	deps: ShiftReading,
	actor: StaffActor,
	key: PositionKey,
	query: PageQuery & ShiftFilter,
): Promise<Page<ShiftRow>> {
	const { position } = await requirePosition(deps, actor, key);
	const shifts = existingShifts(position).filter(
		({ date, kind }) =>
			(query.from === undefined || date >= query.from) &&
			(query.until === undefined || date <= query.until) &&
			(query.weekday === undefined || weekdayOf(date) === query.weekday) &&
			(query.kind === undefined || kind === query.kind),
	);
	const { rows, page } = pageOfAll(shifts, query);
	const [first, last] = [rows[0], rows.at(-1)];
	const assigned = first && last ? await deps.assignments.between(key, first.date, last.date) : [];
	return {
		items: rows.map((shift) =>
			showShift(
				shift,
				assigned.filter(({ date, kind }) => date === shift.date && kind === shift.kind).length,
			),
		),
		page,
	};
}

interface CandidateQuery extends PageQuery {
	name?: string | undefined;
	nationalId?: string | undefined;
	assigned?: 'yes' | 'no' | undefined;
}

/** 志工排班: the people of the roster's unit, team or squad, and whether they are in this shift. */
export async function listShiftCandidates(
	deps: ShiftReading & MembershipListing & { directory: Directory },
	actor: StaffActor,
	key: ShiftKey,
	query: CandidateQuery,
): Promise<Page<ShiftCandidate> & { shift: ShiftRow }> {
	const { roster, shift } = await requireShift(deps, actor, key);
	const inShift = await deps.assignments.of(key);
	const scope = await deps.directory.scopeFor(actor, roster.organizationId);
	const place = new Map(inShift.map((assignment) => [assignment.volunteerId, assignment]));
	const members = (without?: ReadonlySet<string>) =>
		listMemberships(deps, scope, { ...query, status: 'active', without });
	const { items, page } =
		query.assigned === 'yes'
			? assignedPage(query.nationalId ? inShift.filter(among(await members())) : inShift, query)
			: await members(query.assigned === 'no' ? new Set(place.keys()) : undefined);
	const countOf = await deps.counters.each(
		items.map(({ volunteerId }) => timesCount(key.positionId, volunteerId)),
	);
	return {
		items: items.map(({ volunteerId, name, nationalIdMasked }) => ({
			volunteerId,
			name,
			nationalId: nationalIdMasked,
			times: countOf(timesCount(key.positionId, volunteerId)),
			assigned: place.has(volunteerId),
			cameAlready: (place.get(volunteerId)?.status ?? 'assigned') !== 'assigned',
		})),
		page,
		shift: showShift(shift, inShift.length),
	};
}

function among({ items }: Page<{ volunteerId: string }>): (assignment: ShiftAssignment) => boolean {
	const ids = new Set(items.map(({ volunteerId }) => volunteerId));
	return ({ volunteerId }) => ids.has(volunteerId);
}

function assignedPage(inShift: ShiftAssignment[], query: CandidateQuery) {
	const named = inShift
		.map(({ volunteerId, volunteerName, nationalIdMasked }) => ({
			volunteerId,
			name: volunteerName,
			nationalIdMasked,
		}))
		.filter(({ name }) => !query.name || searchForm(name).includes(searchForm(query.name)));
	const { rows, page } = pageOfAll(named, query);
	return { items: rows, page };
}
