import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import { withHours, type PersonWithHours } from '#functions/hours/person-hours.ts';
import { readPerson } from '#functions/volunteers/person.ts';
import { thresholdOn } from '#shared/codes/thresholds.ts';
import { namedCutEntries, type CertificateStanding } from '#shared/contract/certificates.ts';
import {
	certificateConditions,
	serviceStanding,
	type ServiceStanding,
} from '#shared/domain/certificates/certificate-conditions.ts';
import { cutService, type CutService } from '#shared/domain/certificates/cut-service.ts';
import { effectiveHours } from '#shared/domain/hours/effective-hours.ts';
import { decimalHours, sumHours } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { CertificateDependencies } from './certificate-dependencies.ts';

type Dependencies = Pick<CertificateDependencies, 'clock' | 'hours' | 'standings'>;

type ServiceEntry = PersonWithHours['entries'][number];

/** A volunteer's service in one unit that counts (domain 1.4); the caller has checked who may see it. */
async function countedService(
	deps: Pick<Dependencies, 'hours'>,
	volunteerId: string,
	unitId: string,
): Promise<ServiceEntry[]> {
	const person = await readPerson(deps.hours, volunteerId);
	if (!person) throw new DomainError('volunteer.not-found');
	const { entries, standing } = await withHours(deps.hours, person);
	return entries.filter((entry) => entry.unitId === unitId && effectiveHours(entry, standing).effective > 0);
}

/** Hours and 年資 of that service within a period. */
export async function serviceInUnit(
	deps: Pick<Dependencies, 'hours'>,
	volunteerId: string,
	unitId: string,
	period: { from: IsoDate; until: IsoDate },
): Promise<ServiceStanding> {
	return serviceStanding(await countedService(deps, volunteerId, unitId), period);
}

/** What the form shows before it is sent: the figures, what the dates cut, and each condition of V-41, met or not. */
export async function readStanding(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
	query: { unitId: string; from?: IsoDate | undefined; until?: IsoDate | undefined },
): Promise<CertificateStanding> {
	await deps.standings.of(actor, volunteerId, query.unitId);
	const today = todayInTaipei(deps.clock());
	const service = await countedService(deps, volunteerId, query.unitId);
	const period = {
		from: query.from ?? thresholdOn(today, 'hours.first-countable-date'),
		until: query.until ?? today,
	};
	const { tenths, months, ...dates } = serviceStanding(service, period);
	const conditions = certificateConditions({ tenths, months }, today);
	return {
		hours: decimalHours(tenths),
		months,
		...dates,
		cut: showCut(cutService(service, period)),
		eligible: conditions.every(({ met }) => met),
		conditions,
	};
}

function showCut(cut: CutService<ServiceEntry> | undefined): CertificateStanding['cut'] {
	if (!cut) return undefined;
	const { entries, whole } = cut;
	return {
		entries: entries.slice(0, namedCutEntries).map(({ startDate, endDate, item, tenths }) => ({
			startDate,
			endDate,
			item,
			hours: decimalHours(tenths),
		})),
		count: entries.length,
		hours: decimalHours(sumHours(entries.map(({ tenths }) => tenths))),
		whole,
	};
}
