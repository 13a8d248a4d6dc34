import { addYears, type IsoDate } from '#shared/values/iso-date.ts';

/** The first day that any service counts from: 志願服務法 came into force. */
export const firstDay: IsoDate = '2001-01-20';

export type BookPeriod = 'all' | 'three-years' | 'this-year';

export const bookPeriods: readonly BookPeriod[] = ['all', 'three-years', 'this-year'];

/** What a preset puts into every range; `today` in Taipei. */
export function rangeOfPeriod(period: BookPeriod, today: IsoDate): { from: IsoDate; until: IsoDate } {
	const from = {
		all: firstDay,
		'three-years': addYears(today, -3),
		'this-year': `${today.slice(0, 4)}-01-01`,
	}[period];
	return { from, until: today };
}
