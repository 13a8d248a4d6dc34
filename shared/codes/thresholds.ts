import type { IsoDate } from '../values/iso-date.ts';
import { awardThresholds, platformThresholds, serviceThresholds } from './threshold-defaults.ts';

/** One dated value of the rule table; both dates are included, and null is open. */
export interface Threshold {
	readonly name: string;
	/** What the value is for, where it differs: a service category, or `<award>.<grade>`. */
	readonly subject?: string;
	readonly validFrom: IsoDate | null;
	readonly validTo: IsoDate | null;
	/** A number in the unit that the name ends with, a month and day `mm-dd`, or a date. */
	readonly value: number | string;
}

/** The values that hold where the city has not set its own (table K). */
export const defaultThresholds = [...serviceThresholds, ...awardThresholds, ...platformThresholds] as const;

type DefaultThreshold = (typeof defaultThresholds)[number];

export type ThresholdName = DefaultThreshold['name'];

type Widened<Value> = Value extends number ? number : string;

export type ThresholdValue<Name extends ThresholdName> = Widened<
	Extract<DefaultThreshold, { name: Name }>['value']
>;

function inForce(rows: readonly Threshold[], date: IsoDate, name: string, subject: string | undefined) {
	const dated = rows.filter(
		(row) =>
			row.name === name &&
			(row.validFrom === null || row.validFrom <= date) &&
			(row.validTo === null || date <= row.validTo),
	);
	return dated.find((row) => row.subject === subject) ?? dated.find((row) => row.subject === undefined);
}

/**
 * The value of a rule on a day: of the city's own rows first, then of the defaults. With a `subject`, the row of that
 * subject goes before the general one. Throws when no row holds, as a rule without a value must never pass for met.
 *
 * @example
 * thresholdOn('2018-05-31', 'training.basic.hours'); // 12
 * thresholdOn('2026-01-01', 'training.special.hours', { subject: '02' }); // 6
 * thresholdOn('2026-01-01', 'award.hours', { subject: 'city.silver' }); // 1600
 */
export function thresholdOn<Name extends ThresholdName>(
	date: IsoDate,
	name: Name,
	options: { subject?: string; cityRows?: readonly Threshold[] } = {},
): ThresholdValue<Name> {
	const { subject, cityRows = [] } = options;
	const row = inForce(cityRows, date, name, subject) ?? inForce(defaultThresholds, date, name, subject);
	if (row === undefined) throw new RangeError(`no threshold ${name} (${subject ?? 'general'}) on ${date}`);
	return row.value as ThresholdValue<Name>;
}
