import { thresholdOn } from '../../codes/thresholds.ts';
import { formatHours, hourTenths, sumHours, type HourTenths } from '../../values/hours.ts';
import { addDays, addMonths, type IsoDate } from '../../values/iso-date.ts';

/** One entry of effective service, as far as a certificate looks at it. */
export interface CountedService {
	startDate: IsoDate;
	endDate: IsoDate;
	tenths: HourTenths;
}

/** What a volunteer has done in a unit within 服務起訖日期. */
export interface ServiceStanding {
	tenths: HourTenths;
	/** 年資 in whole calendar months, from the first day of service to the last day of the period. */
	months: number;
	firstDate?: IsoDate;
	lastDate?: IsoDate;
}

export interface CertificateCondition {
	code: 'service-years' | 'service-hours';
	label: string;
	met: boolean;
	detail: string;
}

/**
 * Whole calendar months of a period, both days included: a year from 1 March ends with the last day of February
 * (民法 §121, §123).
 */
export function wholeMonths(from: IsoDate, until: IsoDate): number {
	const end = addDays(until, 1);
	let months = 0;
	while (addMonths(from, months + 1) <= end) months += 1;
	return months;
}

/** Entries count when they lie wholly within the period: part of an entry cannot be told. */
export function serviceStanding(
	service: readonly CountedService[],
	period: { from: IsoDate; until: IsoDate },
): ServiceStanding {
	const counted = service.filter(
		({ startDate, endDate }) => startDate >= period.from && endDate <= period.until,
	);
	const firstDate = counted.map(({ startDate }) => startDate).sort()[0];
	const lastDate = counted
		.map(({ endDate }) => endDate)
		.sort()
		.at(-1);
	return {
		tenths: sumHours(counted.map(({ tenths }) => tenths)),
		months: firstDate === undefined ? 0 : wholeMonths(firstDate, period.until),
		...(firstDate !== undefined && { firstDate }),
		...(lastDate !== undefined && { lastDate }),
	};
}

/** 「2 年 3 個月」, 「11 個月」. */
export function seniorityWords(months: number): string {
	const [years, rest] = [Math.floor(months / 12), months % 12];
	if (years === 0) return `${rest} 個月`;
	return rest === 0 ? `${years} 年` : `${years} 年 ${rest} 個月`;
}

/** V-41: both conditions with the figures they were judged by, under the thresholds of the day. */
export function certificateConditions(
	{ tenths, months }: Pick<ServiceStanding, 'tenths' | 'months'>,
	today: IsoDate,
): CertificateCondition[] {
	const years = thresholdOn(today, 'certificate.service-years');
	const hours = thresholdOn(today, 'certificate.hours');
	return [
		{
			code: 'service-years',
			label: `年資滿 ${years} 年`,
			met: months >= years * 12,
			detail: `年資 ${seniorityWords(months)}，須 ${years} 年`,
		},
		{
			code: 'service-hours',
			label: `服務時數滿 ${hours} 小時`,
			met: tenths >= hourTenths(hours),
			detail: `服務 ${formatHours(tenths)} 小時，須 ${hours} 小時`,
		},
	];
}
