import type { VolunteerActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { VolunteerProfile } from '#shared/contract/identity.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';

/** Who is signed in on the portal. */
export async function getVolunteerProfile(
	deps: Pick<IdentityDependencies, 'people'>,
	actor: VolunteerActor,
): Promise<VolunteerProfile> {
	const person = await deps.people.get(actor.volunteerId);
	if (!person) throw new DomainError('identity.not-signed-in');
	return {
		volunteerId: person.volunteerId,
		name: person.name,
		nationalId: person.maskedNationalId,
		sessionExpiresAt: actor.session.expiresAt,
	};
}
