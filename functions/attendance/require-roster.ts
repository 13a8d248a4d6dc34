import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import { DomainError } from '#platform/errors.ts';
import type { Shift } from '#shared/domain/attendance/shift-plan.ts';
import type { RosterRepository, StoredRoster } from './roster.repository.ts';
import {
	existingShifts,
	type ServicePositionRepository,
	type StoredPosition,
} from './service-position.repository.ts';
import type { PositionKey, ShiftKey } from './shift-assignment.repository.ts';

export interface RosterReading {
	rosters: RosterRepository;
	positions: ServicePositionRepository;
}

/** The roster in the actor's scope; any other looks missing (S-02). */
export async function requireRoster(
	deps: Pick<RosterReading, 'rosters'>,
	actor: StaffActor,
	rosterId: string,
): Promise<StoredRoster> {
	const roster = await deps.rosters.get(rosterId);
	if (!roster || !inScope(scopeOf(actor), roster.path)) throw new DomainError('roster.not-found');
	return roster;
}

export interface RosterPosition {
	roster: StoredRoster;
	position: StoredPosition;
}

export async function requirePosition(
	deps: RosterReading,
	actor: StaffActor,
	{ rosterId, positionId }: PositionKey,
): Promise<RosterPosition> {
	const [roster, position] = await Promise.all([
		requireRoster(deps, actor, rosterId),
		deps.positions.get(rosterId, positionId),
	]);
	if (!position) throw new DomainError('roster.not-found');
	return { roster, position };
}

/** A shift that exists; one that the plan does not have looks missing. */
export async function requireShift(
	deps: RosterReading,
	actor: StaffActor,
	key: ShiftKey,
): Promise<RosterPosition & { shift: Shift }> {
	const found = await requirePosition(deps, actor, key);
	const shift = existingShifts(found.position).find(
		({ date, kind }) => date === key.date && kind === key.kind,
	);
	if (!shift) throw new DomainError('roster.not-found');
	return { ...found, shift };
}
