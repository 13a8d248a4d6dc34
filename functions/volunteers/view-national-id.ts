import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { requireMaintained, type PersonReading } from './person.ts';

/** The full number, only against a reason, and only after the look is in the audit log. */
export async function viewNationalId(
	deps: PersonReading & { cipher: FieldCipher; audit: Audit; transact: Transact },
	actor: StaffActor,
	volunteerId: string,
	{ reason }: { reason: string },
): Promise<{ nationalId: string }> {
	const { volunteer } = await requireMaintained(deps, actor, volunteerId);
	const subject = { type: 'volunteer', id: volunteerId };
	const changes = [{ label: '檢視原因', after: reason }];
	await deps.transact([deps.audit.entry({ actor, action: 'volunteer.view-national-id', subject, changes })]);
	return { nationalId: deps.cipher.open(volunteer.nationalIdSealed) };
}
