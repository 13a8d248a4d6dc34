import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf, type Scope } from '#platform/access/scope.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { DomainError } from '#platform/errors.ts';
import { idAtLevel, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
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

/** Whether it is a membership of the scope that goes on. */
export function isMemberIn(scope: Scope, membership: Membership): boolean {
	return membership.status === 'active' && inScope(scope, pathOf(membership));
}

/**
 * Whether the actor keeps the record of a person with these memberships: somebody serves in the actor's scope now. A
 * unit that the person has left reads on (V-32) and writes nothing, or it could take the person's account over by
 * changing the address. The governing authority keeps the record also of those who serve nowhere at present.
 */
export function mayMaintain(actor: StaffActor, memberships: readonly Membership[]): boolean {
	const scope = scopeOf(actor);
	return memberships.some(
		(membership) =>
			inScope(scope, pathOf(membership)) && (membership.status === 'active' || actor.level === 'governing'),
	);
}

/**
 * The person, for a change of what is kept about them and for the full ID number; reading asks for `requirePerson`.
 *
 * @throws DomainError `volunteer.not-found`, `volunteer.left-unit`
 */
export async function requireMaintained(
	deps: PersonReading,
	actor: StaffActor,
	volunteerId: string,
): Promise<PersonRecord> {
	const person = await requirePerson(deps, actor, volunteerId);
	if (!mayMaintain(actor, person.memberships)) throw new DomainError('volunteer.left-unit');
	return person;
}

/** A row about a person that somebody at `path` has registered. */
interface Registered {
	volunteerId: string;
	path: OrganizationPath;
}

/**
 * Those among the people of these rows whose record the actor keeps: for the buttons of a list. All rows lie in the
 * actor's scope. Nearly everybody still serves in the unit that registered the row, which one batch tells.
 */
export async function maintainedAmong(
	{ memberships }: Pick<PersonReading, 'memberships'>,
	actor: StaffActor,
	rows: readonly Registered[],
): Promise<ReadonlySet<string>> {
	const asked = new Set(rows.map(({ volunteerId }) => volunteerId));
	if (actor.level === 'governing') return asked;
	const keys = rows.flatMap(({ volunteerId, path }) => {
		const unitId = idAtLevel(path, 'unit');
		return unitId === undefined ? [] : [{ volunteerId, unitId }];
	});
	const distinct = new Map(keys.map((key) => [`${key.volunteerId}/${key.unitId}`, key]));
	const found = await memberships.getMany([...distinct.values()]);
	const kept = new Set(
		found.filter((one) => mayMaintain(actor, [one])).map(({ volunteerId }) => volunteerId),
	);
	if (actor.level !== 'purpose') return kept;
	const elsewhere = [...asked].filter((volunteerId) => !kept.has(volunteerId));
	await Promise.all(
		elsewhere.map(async (volunteerId) => {
			if (mayMaintain(actor, await memberships.ofVolunteer(volunteerId))) kept.add(volunteerId);
		}),
	);
	return kept;
}
