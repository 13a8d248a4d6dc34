import type { StaffActor } from '#platform/access/actor.ts';
import type { Clock } from '#platform/clock.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Cover } from '#shared/contract/insurance.ts';
import { allowedActions } from '#shared/domain/insurance/allowed-actions.ts';
import { isOverInsurableAge, shownPeriod } from '#shared/domain/insurance/cover-course.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { pathOfCover, type InsuranceCover } from './insurance-cover.repository.ts';

/** Covers as lists show them to an actor, with the buttons that the actor may press (I-03, I-10). */
export async function showCovers(
	deps: { directory: Directory; clock: Clock },
	actor: StaffActor,
	covers: readonly InsuranceCover[],
): Promise<Cover[]> {
	const nameOf = await deps.directory.names(
		covers.flatMap(({ purposeId, unitId, teamId, squadId }) => [purposeId, unitId, teamId, squadId]),
	);
	const ref = (id: string) => nameOf(id) ?? { id, name: id };
	const today = todayInTaipei(deps.clock());
	return covers.map((cover) => {
		const { state, left, teamId, squadId } = cover;
		const period = shownPeriod(cover);
		return {
			volunteerId: cover.volunteerId,
			revision: cover.revision,
			purpose: ref(cover.purposeId),
			unit: ref(cover.unitId),
			...(teamId && { team: ref(teamId) }),
			...(squadId && { squad: ref(squadId) }),
			name: cover.name,
			nationalId: cover.nationalIdMasked,
			state,
			...(period && { period }),
			...(cover.renewalPeriod && { renewalPeriod: cover.renewalPeriod }),
			left,
			overAge: isOverInsurableAge(cover.birthDate, today),
			allowedActions: allowedActions({ state, left, path: pathOfCover(cover) }, actor),
			bookIssuerKnown: cover.bookIssuerKnown,
		};
	});
}
