import type { FieldChange } from './audit.ts';

/** A record in the words of its form, by label. */
type Words = Readonly<Record<string, string | undefined>>;

/**
 * What differs between two states of a record, for its audit entry.
 *
 * @param always labels that are told even when they stay: those that say which record it is
 */
export function fieldChanges(before: Words, after: Words, always: readonly string[] = []): FieldChange[] {
	return Object.keys(after)
		.filter((label) => always.includes(label) || before[label] !== after[label])
		.map((label) => ({ label, before: before[label], after: after[label] }));
}
