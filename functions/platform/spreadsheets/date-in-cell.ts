import { parseRocDate } from '#shared/values/roc-date.ts';
import type { SheetCell } from './sheet-row.ts';

/** The day that a cell holds, or that its text means, ROC or AD; text that is no day comes through for a schema to refuse. */
export function dateInCell({ text, date }: SheetCell): string | undefined {
	if (date !== undefined || text.trim() === '') return date;
	const parsed = parseRocDate(text);
	return parsed.ok ? parsed.value : text;
}
