import type { Actor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { emailChangeEntries } from '#platform/outbox/email-change.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import type { Volunteer } from './volunteer.repository.ts';

/** Part of every change of the base data of a person who is known: another address is told at both (P-22). */
export function volunteerEmailChange(
	deps: Parameters<typeof emailChangeEntries>[0],
	actor: Actor,
	{ volunteerId, base: before }: Pick<Volunteer, 'volunteerId' | 'base'>,
	after: VolunteerBase,
): Change[] {
	return emailChangeEntries(deps, actor, {
		account: 'volunteer',
		accountId: volunteerId,
		name: after.name,
		before: before.email,
		after: after.email,
	});
}
