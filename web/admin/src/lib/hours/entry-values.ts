import type { ServiceEntry } from '#shared/contract/hours.ts';
import { contentsOf } from '#shared/codes/service-items.ts';
import { lastMonth } from '#shared/domain/hours/entry-conditions.ts';
import { today } from '../page/date-words.ts';

/** What the fields of an entry are bound to. */
export interface EntryValues {
	startDate: string;
	endDate: string;
	item: string;
	content: string;
	hourType: string;
	largeEventId: string;
	hours: number | null;
	note: string;
}

/** A new entry is for the month that has just ended: hours are entered by the month (H-13). */
export function newEntryValues(): EntryValues {
	const { from, until } = lastMonth(today());
	return {
		startDate: from,
		endDate: until,
		item: '',
		content: '',
		hourType: 'regular',
		largeEventId: '',
		hours: null,
		note: '',
	};
}

export function entryValuesOf(entry: ServiceEntry): EntryValues {
	const { startDate, endDate, item, content, hourType, largeEvent, hours, note = '' } = entry;
	return { startDate, endDate, item, content, hourType, largeEventId: largeEvent?.id ?? '', hours, note };
}

/** What is sent: hours of 一般志工 name no event, whatever was chosen before (H-10). */
export function entryBody(values: EntryValues): EntryValues {
	return values.hourType === 'large-event' ? values : { ...values, largeEventId: '' };
}

/** The 服務內容 that stays chosen when the 服務項目 changes (H-09). */
export function keptContent(item: string, content: string): string {
	return contentsOf(item).some(({ code }) => code === content) ? content : '';
}
