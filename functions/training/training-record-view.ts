import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import { atMost, readsAtOnce } from '#platform/at-most.ts';
import { DomainError } from '#platform/errors.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import {
	isMemberIn,
	mayMaintain,
	type PersonReading,
	type PersonRecord,
} from '#functions/volunteers/person.ts';
import { isReliedOn } from '#functions/volunteers/training-sums.ts';
import type { TrainingRecord } from '#shared/contract/training.ts';
import { trainingActionsOf, type TrainingAction } from '#shared/domain/training/allowed-actions.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { StoredTraining } from './training-record.repository.ts';

type Memberships = PersonRecord['memberships'];

/** Whether the actor registered the record, or stands above who did. */
export function isRegistrar(actor: StaffActor, record: StoredTraining): boolean {
	return inScope(scopeOf(actor), record.path);
}

/**
 * The unit that registered a record keeps it while the person serves there; afterwards it reads only (V-32).
 *
 * @throws DomainError `volunteer.left-unit`
 */
export function refuseFormerUnit(
	actor: StaffActor,
	record: StoredTraining,
	{ memberships }: { memberships: Memberships },
): void {
	if (isRegistrar(actor, record) && !mayMaintain(actor, memberships)) {
		throw new DomainError('volunteer.left-unit');
	}
}

/** What the actor may do with the record of a person (E-46), whose record they keep (V-32). */
export function actionsFor(
	actor: StaffActor,
	record: StoredTraining,
	person: Parameters<typeof isReliedOn>[0],
): TrainingAction[] {
	if (!mayMaintain(actor, person.memberships)) return [];
	const scope = scopeOf(actor);
	return trainingActionsOf({
		isRegistrar: isRegistrar(actor, record),
		isReliedOn: isReliedOn(person, record),
		isFromPaper: record.source === 'paper-book',
		hasCertificate: record.certificates.length > 0,
		isOwnMember: person.memberships.some((membership) => isMemberIn(scope, membership)),
	});
}

/** Records as the API shows them. */
export async function showRecords(
	deps: { directory: Directory },
	records: StoredTraining[],
	actionsOf: (record: StoredTraining) => TrainingAction[],
): Promise<TrainingRecord[]> {
	const nameOf = await deps.directory.names(records.map(({ organizationId }) => organizationId));
	return records.map((record) => {
		const {
			path: _path,
			source: _source,
			organizationId,
			tenths,
			nationalIdMasked,
			replacedCertificates = [],
			...shown
		} = record;
		return {
			...shown,
			nationalId: nationalIdMasked,
			hours: decimalHours(tenths),
			registeredBy: nameOf(organizationId)?.name ?? organizationId,
			replacedCertificates,
			allowedActions: actionsOf(record),
		};
	});
}

/** One record of a person. */
export async function showRecord(
	deps: { directory: Directory },
	actor: StaffActor,
	record: StoredTraining,
	person: PersonRecord,
): Promise<TrainingRecord> {
	const [shown] = await showRecords(deps, [record], () => actionsFor(actor, record, person));
	if (!shown) throw new TypeError('no record to show');
	return shown;
}

/** Rows of many people: each person's memberships say what their training bears (a copy of the book is in each). */
export async function showRows(
	deps: PersonReading & { directory: Directory },
	actor: StaffActor,
	records: StoredTraining[],
	known: ReadonlyMap<string, Memberships> = new Map(),
): Promise<TrainingRecord[]> {
	const ids = [...new Set(records.map(({ volunteerId }) => volunteerId))];
	const read = await atMost(readsAtOnce, ids, async (volunteerId) => {
		const memberships = known.get(volunteerId) ?? (await deps.memberships.ofVolunteer(volunteerId));
		return [volunteerId, memberships] as const;
	});
	const membershipsOf = new Map(read);
	return showRecords(deps, records, (record) => {
		const memberships = membershipsOf.get(record.volunteerId) ?? [];
		const bookNumber = memberships.find(({ book }) => book.bookNumber)?.book.bookNumber;
		return actionsFor(actor, record, {
			volunteer: { ...(bookNumber && { recordBookNumber: bookNumber }) },
			memberships,
		});
	});
}
