import type { CodeEntry } from '#shared/codes/code-table.ts';
import type { SelectOption } from '#ui/forms/select-field.svelte';

/** A code table as the options of a select or a group of boxes. */
export function optionsOf(table: readonly CodeEntry[]): SelectOption[] {
	return table.map(({ code, label }) => ({ value: code, label }));
}

/** The label of a code out of a URL or an answer; the code itself when the table does not have it. */
export function labelOf(table: readonly CodeEntry[], code: string): string {
	return table.find((entry) => entry.code === code)?.label ?? code;
}
