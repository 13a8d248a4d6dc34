import type { FieldChange } from '#platform/audit/audit.ts';
import { fieldChanges } from '#platform/audit/field-changes.ts';
import { labelOfHourType } from '#shared/codes/hour-types.ts';
import { labelOfServiceContent, labelOfServiceItem } from '#shared/codes/service-items.ts';
import { formatHours } from '#shared/values/hours.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';
import type { EntryNames } from './entry-names.ts';
import type { StoredEntry } from './service-hour.repository.ts';

function wordsOf(entry: StoredEntry, names: EntryNames): Record<string, string | undefined> {
	return {
		時數歸屬單位: names.unit(entry),
		時數類型: labelOfHourType(entry.hourType),
		大型活動: names.largeEvent(entry),
		服務時間: formatRocDateRange(entry.startDate, entry.endDate),
		服務項目: labelOfServiceItem(entry.item),
		服務內容: labelOfServiceContent(entry.content),
		服務時數: formatHours(entry.tenths),
		備註: entry.note,
	};
}

/** An entry that came or went, in the words of the form. */
export function entryFacts(entry: StoredEntry, names: EntryNames, side: 'before' | 'after'): FieldChange[] {
	return Object.entries(wordsOf(entry, names)).flatMap(([label, value]) =>
		value === undefined ? [] : [{ label, [side]: value }],
	);
}

/** What an edit has changed; the unit is named always, so that the log says whose entry it was. */
export function entryChanges(before: StoredEntry, after: StoredEntry, names: EntryNames): FieldChange[] {
	return fieldChanges(wordsOf(before, names), wordsOf(after, names), ['時數歸屬單位']);
}
