import type { VolunteerActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { RouteResponse } from '#shared/contract/define-route.ts';
import type { insuranceContract } from '#shared/contract/insurance.ts';
import type { InsuranceCoverRepository } from './insurance-cover.repository.ts';

/** 志工保險 of the signed-in volunteer (P-13). */
export async function listOwnInsurance(
	deps: { covers: InsuranceCoverRepository; directory: Directory },
	actor: VolunteerActor,
): Promise<RouteResponse<(typeof insuranceContract)['listOwn']>> {
	const covers = await deps.covers.ofVolunteer(actor.volunteerId);
	const nameOf = await deps.directory.names(covers.map(({ unitId }) => unitId));
	return {
		items: covers.map(({ unitId, status, startDate, endDate }) => ({
			unit: nameOf(unitId)?.name ?? unitId,
			status,
			...(startDate && { startDate }),
			...(endDate && { endDate }),
		})),
	};
}
