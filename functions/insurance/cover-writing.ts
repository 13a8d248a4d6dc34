import type { Platform } from '#platform/container.ts';
import { coverHistoryRepository } from './cover-history.repository.ts';
import type { CoverWriting } from './event-changes.ts';
import { insuranceCoverRepository } from './insurance-cover.repository.ts';

/** What a change of a cover needs. */
export function coverWriting({
	table,
	counters,
	clock,
	newId,
}: Pick<Platform, 'table' | 'counters' | 'clock' | 'newId'>): CoverWriting {
	return {
		covers: insuranceCoverRepository(table),
		histories: coverHistoryRepository(table),
		counters,
		clock,
		newId,
	};
}
