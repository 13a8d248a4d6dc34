import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import { pathOf, type Membership, type MembershipRepository } from './membership.repository.ts';
import { nationalIdClaim, type Volunteer, type VolunteerRepository } from './volunteer.repository.ts';

export { nationalIdClaim, pathOf };

/** A person with every place where they serve or served. */
export interface PersonRecord {
	volunteer: Volunteer;
	memberships: Membership[];
}

export interface PersonReading {
	volunteers: VolunteerRepository;
	memberships: MembershipRepository;
}

/** Beyond any scope: for decisions that look at the whole person. Sees every earlier write. */
export async function readPerson(
	deps: PersonReading,
	volunteerId: string,
): Promise<PersonRecord | undefined> {
	// One after the other: whoever joins in between is then among the memberships, or has moved the revision on.
	const volunteer = await deps.volunteers.get(volunteerId, true);
	return volunteer && { volunteer, memberships: await deps.memberships.ofVolunteer(volunteerId, true) };
}

/** The person that bears an ID number, beyond any scope: for 檢核 and joining (V-07). */
export async function findPersonByNationalId(
	deps: PersonReading & { cipher: FieldCipher; uniqueness: Uniqueness },
	nationalId: string,
): Promise<PersonRecord | undefined> {
	const volunteerId = await deps.uniqueness.find(nationalIdClaim, deps.cipher.lookupHash(nationalId));
	return volunteerId === undefined ? undefined : readPerson(deps, volunteerId);
}

/**
 * The person, when any membership, also a former one (V-32), lies in the actor's scope; anything else looks missing (S-02).
 *
 * @throws DomainError `volunteer.not-found`
 */
export async function requirePerson(
	deps: PersonReading,
	actor: StaffActor,
	volunteerId: string,
): Promise<PersonRecord> {
	const person = await readPerson(deps, volunteerId);
	const scope = scopeOf(actor);
	if (!person?.memberships.some((membership) => inScope(scope, pathOf(membership)))) {
		throw new DomainError('volunteer.not-found');
	}
	return person;
}
