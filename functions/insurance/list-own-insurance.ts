import type { VolunteerActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { RouteResponse } from '#shared/contract/define-route.ts';
import type { insuranceContract } from '#shared/contract/insurance.ts';
import { shownPeriod } from '#shared/domain/insurance/cover-course.ts';
import { renewalOf, statusOf } from '#shared/domain/insurance/cover-states.ts';
import type { InsuranceCoverRepository } from './insurance-cover.repository.ts';

/** 志工保險 of the signed-in volunteer (P-13); a unit that was left without ever insuring is not worth a line. */
export async function listOwnInsurance(
	deps: { covers: InsuranceCoverRepository; directory: Directory },
	actor: VolunteerActor,
): Promise<RouteResponse<(typeof insuranceContract)['listOwn']>> {
	const covers = await deps.covers.ofVolunteer(actor.volunteerId);
	const shown = covers.filter(({ left, state }) => !(left && state === 'none'));
	const nameOf = await deps.directory.names(shown.map(({ unitId }) => unitId));
	return {
		items: shown.map((cover) => {
			const renewal = renewalOf(cover.state);
			return {
				unit: nameOf(cover.unitId)?.name ?? cover.unitId,
				status: statusOf(cover.state),
				...shownPeriod(cover),
				...(renewal && { renewal }),
				...(cover.renewalPeriod && { renewalPeriod: cover.renewalPeriod }),
			};
		}),
	};
}
