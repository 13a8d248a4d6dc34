import { isIsoDate } from '#shared/values/iso-date.ts';
import type { CellValue, SheetColumn, TypedCell } from './sheet.ts';

/** More than this is refused by both office suites. */
const longestText = 32_767;

// What XML 1.0 cannot carry: a name pasted from elsewhere may hold such characters, unseen.
// eslint-disable-next-line no-control-regex -- exactly the characters that must go
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g;
const loneTrail = /(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * The cell that a value becomes in its column. Text stays text whatever it begins with: both formats mark it as such,
 * so that `=`, `+`, `-` and `@` are never a formula.
 */
export function typedCell(column: SheetColumn, value: CellValue): TypedCell {
	if (value === undefined || value === '') return { type: 'empty' };
	if (typeof value === 'number') {
		return Number.isFinite(value) ? { type: 'number', value } : { type: 'empty' };
	}
	if (column.type === 'date' && isIsoDate(value)) return { type: 'date', date: value };
	return { type: 'text', text: value.replace(unwritable, '').replace(loneTrail, '').slice(0, longestText) };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
	return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => entities[character] ?? '') : text;
}
