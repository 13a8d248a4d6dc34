import { labelOfServiceCategory, type ServiceCategory } from '../../codes/service-categories.ts';
import {
	categoryOfServiceItem,
	isCountable,
	type ServiceContent,
	type ServiceItem,
} from '../../codes/service-items.ts';
import { thresholdOn } from '../../codes/thresholds.ts';
import type { HourTenths } from '../../values/hours.ts';
import type { IsoDate } from '../../values/iso-date.ts';
import { formatRocDate } from '../../values/roc-date.ts';
import type { CompletionDays } from '../training/completion-days.ts';

/** An entry of service, as far as it is judged. */
export interface JudgedService {
	startDate: IsoDate;
	item: ServiceItem;
	content: ServiceContent;
	/** Of the unit when the hours were entered. */
	category: ServiceCategory;
	tenths: HourTenths;
	/** Why the service does not count although it was done: certificate or book was misused. */
	withdrawnReason?: string | undefined;
}

/** What decides beside the entry itself. */
export interface HourStanding {
	hasBook: boolean;
	completed: CompletionDays;
}

type IneffectiveReason =
	| 'withdrawn'
	| 'not-service'
	| 'before-law'
	| 'no-book'
	| 'basic-missing'
	| 'special-missing'
	| 'before-training';

interface EffectiveHours {
	effective: HourTenths;
	/** Why an entry does not count, in the words of its row. */
	reason?: { code: IneffectiveReason; text: string };
}

/**
 * 有效時數 of one entry: all of it or nothing (domain 1.4). It counts when somebody with a book served on or after the day
 * on which 基礎 training and the 特殊 training of the category were both complete (H-11, H-12): of the field that the
 * 服務項目 is peculiar to, of the unit's where it is done in any field. An entry that began earlier is never counted back, not even in part, because it does not say what was done on which day.
 */
export function effectiveHours(service: JudgedService, standing: HourStanding): EffectiveHours {
	const reason = ineffectiveReason(service, standing);
	return reason === undefined ? { effective: service.tenths } : { effective: 0, reason };
}

function ineffectiveReason(
	{ startDate, item, content, category, withdrawnReason }: JudgedService,
	{ hasBook, completed }: HourStanding,
): EffectiveHours['reason'] {
	if (withdrawnReason !== undefined)
		return { code: 'withdrawn', text: `違規使用服務證或紀錄冊，不予採計：${withdrawnReason}` };
	if (!isCountable(content)) return { code: 'not-service', text: '研習、會議及訓練不計入服務時數' };
	const firstDay = thresholdOn(startDate, 'hours.first-countable-date');
	if (startDate < firstDay)
		return { code: 'before-law', text: `早於志願服務法施行日 ${formatRocDate(firstDay)}` };
	if (!hasBook) return { code: 'no-book', text: '尚未領有紀錄冊' };
	const { basic } = completed;
	if (basic === undefined) return { code: 'basic-missing', text: '尚未完成基礎訓練' };
	const field = categoryOfServiceItem(item) ?? category;
	const special = completed.special[field];
	if (special === undefined)
		return { code: 'special-missing', text: `尚未完成特殊訓練（${labelOfServiceCategory(field)}）` };
	const trained = laterOf(basic, special);
	if (startDate < trained)
		return { code: 'before-training', text: `早於訓練完成日 ${formatRocDate(trained)}，不得回溯採計` };
	return undefined;
}

/** The day from which on service in the field counts, as far as book and training decide it. */
export function firstCountedDay(
	{ hasBook, completed }: HourStanding,
	field: ServiceCategory,
): IsoDate | undefined {
	const { basic } = completed;
	const special = completed.special[field];
	if (!hasBook || basic === undefined || special === undefined) return undefined;
	return laterOf(basic, special);
}

function laterOf(one: IsoDate, other: IsoDate): IsoDate {
	return one > other ? one : other;
}
