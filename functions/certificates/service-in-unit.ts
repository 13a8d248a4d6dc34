import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import { withHours } from '#functions/hours/person-hours.ts';
import { readPerson } from '#functions/volunteers/person.ts';
import { thresholdOn } from '#shared/codes/thresholds.ts';
import type { CertificateStanding } from '#shared/contract/certificates.ts';
import {
	certificateConditions,
	serviceStanding,
	type ServiceStanding,
} from '#shared/domain/certificates/certificate-conditions.ts';
import { effectiveHours } from '#shared/domain/hours/effective-hours.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { CertificateDependencies } from './certificate-dependencies.ts';

type Dependencies = Pick<CertificateDependencies, 'clock' | 'hours' | 'standings'>;

/**
 * Hours and 年資 of a volunteer in one unit within a period, of the service that counts (domain 1.4); the caller has
 * checked who may see them.
 */
export async function serviceInUnit(
	deps: Pick<Dependencies, 'hours'>,
	volunteerId: string,
	unitId: string,
	period: { from: IsoDate; until: IsoDate },
): Promise<ServiceStanding> {
	const person = await readPerson(deps.hours, volunteerId);
	if (!person) throw new DomainError('volunteer.not-found');
	const { entries, standing } = await withHours(deps.hours, person);
	const counted = entries.filter(
		(entry) => entry.unitId === unitId && effectiveHours(entry, standing).effective > 0,
	);
	return serviceStanding(counted, period);
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
