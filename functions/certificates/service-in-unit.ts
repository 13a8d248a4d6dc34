import { thresholdOn } from '#shared/codes/thresholds.ts';
import type { CertificateStanding } from '#shared/contract/certificates.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import {
	certificateConditions,
	serviceStanding,
	type ServiceStanding,
} from '#shared/domain/certificates/certificate-conditions.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { CertificateDependencies } from './certificate-dependencies.ts';

type Dependencies = Pick<CertificateDependencies, 'clock' | 'serviceHours' | 'standings'>;

/** Hours and 年資 of a volunteer in one unit within a period; the caller has checked who may see them. */
export async function serviceInUnit(
	deps: Pick<Dependencies, 'serviceHours'>,
	volunteerId: string,
	unitId: string,
	period: { from: IsoDate; until: IsoDate },
): Promise<ServiceStanding> {
	const entries = await deps.serviceHours.ofVolunteer(volunteerId);
	return serviceStanding(
		entries.filter((entry) => entry.unitId === unitId),
		period,
	);
}

/** What the form shows before it is sent: the figures, and each condition of V-41, met or not. */
export async function readStanding(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
	query: { unitId: string; from?: IsoDate | undefined; until?: IsoDate | undefined },
): Promise<CertificateStanding> {
	await deps.standings.of(actor, volunteerId, query.unitId);
	const today = todayInTaipei(deps.clock());
	const { tenths, months, ...dates } = await serviceInUnit(deps, volunteerId, query.unitId, {
		from: query.from ?? thresholdOn(today, 'hours.first-countable-date'),
		until: query.until ?? today,
	});
	const conditions = certificateConditions({ tenths, months }, today);
	return {
		hours: decimalHours(tenths),
		months,
		...dates,
		eligible: conditions.every(({ met }) => met),
		conditions,
	};
}
