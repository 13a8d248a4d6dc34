import { toHalfWidth } from '#shared/values/half-width.ts';
import type { SheetCell } from './sheet-row.ts';

/** A number, code or address of a cell as the form would get it: half-width, as input methods here leave it full-width. */
export function typedInCell({ text }: SheetCell): string {
	return toHalfWidth(text).trim();
}
