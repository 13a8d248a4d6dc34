import { createConversions } from 'electrodb';
import type { Counters } from '#platform/data/counters.ts';
import { getAll } from '#platform/data/get-all.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { Period } from '#shared/domain/recruitment/event-period.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { largeEventEntity, type LargeEventItem } from './large-event.entity.ts';

export interface StoredEvent extends Period {
	largeEventId: string;
	name: string;
	hostId: string;
	hostPath: OrganizationPath;
	place: string;
	note?: string;
	period: number;
	revision: number;
}

export interface LargeEventFilter {
	/** Any part of the name. */
	name?: string | undefined;
	/** Events with a day from here on, or up to there. */
	from?: IsoDate | undefined;
	until?: IsoDate | undefined;
}

const total = 'large-events';
const listed = 'yes';

function toEvent(item: LargeEventItem): StoredEvent {
	const { listed: _listed, ...event } = item;
	return { ...event, hostPath: event.hostPath as OrganizationPath };
}

export function largeEventRepository(table: Table, counters: Counters) {
	const entity = largeEventEntity(table);
	const { ofCity } = createConversions(entity).byAccessPattern;
	return {
		/** As of now: for decisions. */
		async get(largeEventId: string): Promise<StoredEvent | undefined> {
			const { data } = await entity.get({ largeEventId }).go({ consistent: true });
			return data ? toEvent(data) : undefined;
		},
		async getMany(largeEventIds: readonly string[]): Promise<StoredEvent[]> {
			const found = await getAll(
				entity,
				largeEventIds.map((largeEventId) => ({ largeEventId })),
			);
			return found.map(toEvent);
		},
		/** Newest first. */
		async list(query: PageQuery, { name, from, until }: LargeEventFilter): Promise<Page<StoredEvent>> {
			const filtered = [name, from, until].some((value) => value !== undefined);
			const { rows, page } = await pagedQuery<LargeEventItem>({
				query,
				order: 'desc',
				...(!filtered && { total: await counters.total(total) }),
				keyOf: (row) => ofCity.fromComposite.toCursor(row),
				read: (options) => {
					const all = entity.query.ofCity({ listed });
					const matching = filtered
						? all.where((attribute, { contains, gte, lte }) =>
								[
									name !== undefined && contains(attribute.name, name),
									from !== undefined && gte(attribute.endDate, from),
									until !== undefined && lte(attribute.startDate, until),
								]
									.filter(Boolean)
									.join(' AND '),
							)
						: all;
					return readRows((read) => matching.go(read), options, filtered);
				},
			});
			return { items: rows.map(toEvent), page };
		},
		createChanges(event: StoredEvent): Change[] {
			return [putChange(entity.create({ ...event, listed })), counters.add(total, 1)];
		},
		/** Writes the event whole if its revision is still that of `expected`. */
		replaceChange(event: StoredEvent, expected: { revision: number }): Change {
			return putChange(
				entity
					.put({ ...event, listed, revision: expected.revision + 1 })
					.where((attribute, { eq }) => eq(attribute.revision, expected.revision)),
			);
		},
		removeChanges({ largeEventId, revision }: StoredEvent): Change[] {
			const operation = entity
				.remove({ largeEventId })
				.where((attribute, { eq }) => eq(attribute.revision, revision));
			return [deleteChange(operation), counters.add(total, -1)];
		},
	};
}

export type LargeEventRepository = ReturnType<typeof largeEventRepository>;
