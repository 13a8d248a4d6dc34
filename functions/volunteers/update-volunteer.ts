import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { FollowMember } from '#functions/insurance/follow-member.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import {
	volunteerBaseSchema,
	type VolunteerDetail,
	type VolunteerUpdate,
} from '#shared/contract/volunteers.ts';
import { baseChanges, tidyBase } from '#shared/domain/volunteers/base-changes.ts';
import { checkEdited } from './admission-check.ts';
import { underIssuedBook } from './issued-book.ts';
import type { NamePartRepository } from './name-part.repository.ts';
import { readPerson, requireMaintained, type PersonReading } from './person.ts';
import { volunteerEmailChange } from './volunteer-email-change.ts';
import { volunteerDetail } from './read-volunteer.ts';
import { named, renameChanges } from './rename-member.ts';
import { fromFreshReading, StaleReading } from './stale-reading.ts';
import { attachVolunteerFiles, fileChanges } from './volunteer-uploads.ts';
import type { VolunteerFiles } from './volunteer.repository.ts';

interface Dependencies extends PersonReading {
	nameParts: NamePartRepository;
	directory: Directory;
	uploads: Uploads;
	followMember: FollowMember;
	cipher: FieldCipher;
	audit: Audit;
	outbox: Outbox;
	transact: Transact;
	clock: Clock;
	newId: NewId;
}

/** Edits the base data, which all units of the person maintain together, with a change log (V-13, V-14). */
export async function updateVolunteer(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
	input: VolunteerUpdate,
): Promise<VolunteerDetail> {
	const typed = tidyBase(volunteerBaseSchema.parse(input));
	let attached: VolunteerFiles | undefined;
	await fromFreshReading(async () => {
		const { volunteer, memberships } = await requireMaintained(deps, actor, volunteerId);
		if (volunteer.revision !== input.revision) throw new DomainError('request.conflict');
		const base = underIssuedBook(volunteer, typed);
		checkEdited(deps, actor, {
			nationalId: deps.cipher.open(volunteer.nationalIdSealed),
			base,
			before: volunteer.base,
			hasParentalConsent:
				input.parentalConsentUploadId !== undefined || volunteer.parentalConsent !== undefined,
		});
		attached ??= await attachVolunteerFiles(deps.uploads, actor, input);
		await deps.transact([
			deps.volunteers.updateChange({ volunteerId, base, ...attached }, volunteer, () => new StaleReading()),
			...volunteerEmailChange(deps, actor, volunteer, base),
			...renameChanges(deps, memberships, base.name),
			...(await deps.followMember(actor, { ...volunteer, base }, named(memberships, base.name))),
			deps.audit.entry({
				actor,
				action: 'volunteer.update',
				subject: { type: 'volunteer', id: volunteerId },
				changes: [...baseChanges(volunteer.base, base), ...fileChanges(volunteer, attached)],
			}),
		]);
	});
	const after = await readPerson(deps, volunteerId);
	if (!after) throw new DomainError('volunteer.not-found');
	return volunteerDetail(deps, actor, after);
}
