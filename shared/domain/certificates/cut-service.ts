import type { HourTenths } from '../../values/hours.ts';
import type { IsoDate } from '../../values/iso-date.ts';

interface Period {
	from: IsoDate;
	until: IsoDate;
}

interface DatedService {
	startDate: IsoDate;
	endDate: IsoDate;
	tenths: HourTenths;
}

export interface CutService<Service> {
	/** By their first day. */
	entries: Service[];
	/** The shortest period that takes them in and cuts none. */
	whole: Period;
}

/** Entries that begin within the period and end after it, or the other way round: none of their hours can be counted. */
export function cutService<Service extends DatedService>(
	service: readonly Service[],
	period: Period,
): CutService<Service> | undefined {
	const entries = cutBy(service, period);
	if (entries.length === 0) return undefined;
	const byFirstDay = entries.toSorted((one, other) => (one.startDate < other.startDate ? -1 : 1));
	return { entries: byFirstDay, whole: widened(service, period) };
}

function cutBy<Service extends DatedService>(
	service: readonly Service[],
	{ from, until }: Period,
): Service[] {
	return service.filter(
		({ startDate, endDate }) =>
			startDate <= until && endDate >= from && (startDate < from || endDate > until),
	);
}

/** An entry that is taken in may reach into another one. */
function widened(service: readonly DatedService[], period: Period): Period {
	const cut = cutBy(service, period);
	if (cut.length === 0) return period;
	return widened(service, {
		from: earliest([period.from, ...cut.map(({ startDate }) => startDate)]),
		until: latest([period.until, ...cut.map(({ endDate }) => endDate)]),
	});
}

function earliest(dates: readonly IsoDate[]): IsoDate {
	return dates.reduce((one, other) => (other < one ? other : one));
}

function latest(dates: readonly IsoDate[]): IsoDate {
	return dates.reduce((one, other) => (other > one ? other : one));
}
