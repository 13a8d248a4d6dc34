import type { StaffActor } from '#platform/access/actor.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { CheckOutcome } from '#shared/contract/volunteers.ts';
import { sexOfNationalId } from '#shared/domain/volunteers/admission.ts';
import { duplicateInUnit } from './create-volunteer.ts';
import { requireJoinUnit } from './join-place.ts';
import { findPersonByNationalId, type PersonReading } from './person.ts';

interface Dependencies extends PersonReading {
	directory: Directory;
	cipher: FieldCipher;
	uniqueness: Uniqueness;
	audit: Audit;
	transact: Transact;
}

/**
 * 檢核 (V-06, V-07): an unknown number is a new person; a member of the unit is refused; a former member
 * is told from somebody of another unit, and both are shown prefilled: the one comes back, the other is attached. What another unit entered is disclosed here, so the look is audited.
 */
export async function checkVolunteer(
	deps: Dependencies,
	actor: StaffActor,
	input: { unitId: string; nationalId: string },
): Promise<CheckOutcome> {
	const unit = await requireJoinUnit(deps.directory, actor, input.unitId);
	const person = await findPersonByNationalId(deps, input.nationalId);
	if (!person) {
		const sex = sexOfNationalId(input.nationalId);
		return { outcome: 'new', ...(sex && { sex }) };
	}
	const { volunteer, memberships } = person;
	const own = memberships.find(({ unitId }) => unitId === unit.id);
	if (own?.status === 'active') throw duplicateInUnit();
	await deps.transact([
		deps.audit.entry({
			actor,
			action: 'volunteer.check',
			subject: { type: 'volunteer', id: volunteer.volunteerId },
			changes: [{ label: '運用單位', after: unit.name }],
		}),
	]);
	const { revision, base, photo, recordBookNumber } = volunteer;
	const known = { revision, base, ...(photo && { photo }), bookIssued: recordBookNumber !== undefined };
	if (!own) return { outcome: 'attach', ...known };
	const { joinedOn, leftOn } = own;
	return { outcome: 'rejoin', ...known, joinedOn, ...(leftOn && { leftOn }) };
}
