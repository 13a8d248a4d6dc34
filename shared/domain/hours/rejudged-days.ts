import { serviceCategories } from '../../codes/service-categories.ts';
import { addDays, type IsoDate } from '../../values/iso-date.ts';
import { firstCountedDay, type HourStanding } from './effective-hours.ts';

/** Later than any service. */
const never = '9999-12-31';

/**
 * The days that lie between what training and book were and what they are now: only an entry that begins on one of them
 * can be worth something else than before. Undefined when nothing lies between; without `until` they have no end.
 */
export function rejudgedDays(
	before: HourStanding,
	after: HourStanding,
): { from: IsoDate; until?: IsoDate } | undefined {
	const moved = serviceCategories
		.map(({ code }) => [firstCountedDay(before, code) ?? never, firstCountedDay(after, code) ?? never])
		.filter(([was, is]) => was !== is)
		.flat()
		.toSorted();
	const [from, end] = [moved.at(0), moved.at(-1)];
	if (from === undefined || end === undefined) return undefined;
	return { from, ...(end !== never && { until: addDays(end, -1) }) };
}
