import type { VolunteerActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { OwnAward } from '#shared/contract/volunteers.ts';
import type { AwardRepository } from './award.repository.ts';

/** The awards of the signed-in volunteer, newest year first (P-14). */
export async function listOwnAwards(
	deps: { awards: AwardRepository; directory: Directory },
	actor: VolunteerActor,
): Promise<{ items: OwnAward[] }> {
	const awards = await deps.awards.ofVolunteer(actor.volunteerId);
	const nameOf = await deps.directory.names(awards.map(({ applicantId }) => applicantId));
	return {
		items: awards.map(({ awardId, award, grade, rocYear, applicantId }) => ({
			awardId,
			award,
			grade,
			rocYear,
			applicant: nameOf(applicantId)?.name ?? applicantId,
		})),
	};
}
