import type { ServiceEntry, ServiceHour } from '#shared/contract/hours.ts';
import { effectiveHours, type HourStanding } from '#shared/domain/hours/effective-hours.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { EntryNames } from './entry-names.ts';
import type { StoredEntry } from './service-hour.repository.ts';

/** An entry as the person and their book show it, judged as of now. */
export function showHours(entry: StoredEntry, standing: HourStanding, unitName: string): ServiceHour {
	const { entryId, hourType, startDate, endDate, item, content, registrar } = entry;
	const { effective, reason } = effectiveHours(entry, standing);
	return {
		entryId,
		unit: unitName,
		hourType,
		startDate,
		endDate,
		item,
		content,
		hours: decimalHours(entry.tenths),
		effectiveHours: decimalHours(effective),
		...(reason && { ineffective: reason.text }),
		registrar,
	};
}

/** An entry as the back office shows it. */
export function showEntry(
	entry: StoredEntry,
	standing: HourStanding,
	{ names, editable }: { names: EntryNames; editable: boolean },
): ServiceEntry {
	const { unitId, largeEventId, category, note, withdrawnReason, shift, createdAt, revision } = entry;
	return {
		...showHours(entry, standing, names.unit(entry)),
		unitId,
		...(largeEventId !== undefined && {
			largeEvent: { id: largeEventId, name: names.largeEvent(entry) ?? largeEventId },
		}),
		category,
		...(note && { note }),
		...(withdrawnReason !== undefined && { withdrawnReason }),
		...(shift && { shift: { date: shift.date, kind: shift.kind } }),
		createdAt,
		revision,
		editable,
	};
}
