import { createConversions } from 'electrodb';
import type { Counters } from '#platform/data/counters.ts';
import { pagedQuery } from '#platform/data/paged-query.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { Announcement } from '#shared/contract/content.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { announcementEntity, type AnnouncementItem } from './announcement.entity.ts';

export type Reader = 'back-office' | 'portal';

const readers = ['back-office', 'portal'] as const;

function isFor(announcement: Pick<Announcement, 'audience'>, reader: Reader): boolean {
	return announcement.audience === 'both' || announcement.audience === reader;
}

function toItem(announcement: Announcement) {
	return {
		...announcement,
		...(isFor(announcement, 'back-office') && { inBackOffice: 'yes' }),
		...(isFor(announcement, 'portal') && { onPortal: 'yes' }),
	};
}

function toAnnouncement(item: AnnouncementItem): Announcement {
	const { inBackOffice: _b, onPortal: _p, ...announcement } = item;
	return announcement;
}

export function announcementRepository(table: Table, counters: Counters) {
	const entity = announcementEntity(table);
	const conversions = createConversions(entity).byAccessPattern;

	function countChanges(announcement: Announcement, delta: number): Change[] {
		return readers
			.filter((reader) => isFor(announcement, reader))
			.map((reader) => counters.add(`announcements:${reader}`, delta));
	}

	const lists = {
		'back-office': {
			query: () => entity.query.ofBackOffice({ inBackOffice: 'yes' }),
			cursor: (row: AnnouncementItem) =>
				conversions.ofBackOffice.fromComposite.toCursor({ ...row, inBackOffice: 'yes' }),
		},
		portal: {
			query: () => entity.query.ofPortal({ onPortal: 'yes' }),
			cursor: (row: AnnouncementItem) =>
				conversions.ofPortal.fromComposite.toCursor({ ...row, onPortal: 'yes' }),
		},
	};

	return {
		/** The announcement, if `reader` is among those it is for. */
		async get(announcementId: string, reader: Reader): Promise<Announcement | undefined> {
			const { data } = await entity.get({ announcementId }).go();
			return data && isFor(data, reader) ? toAnnouncement(data) : undefined;
		},
		/** For those who manage announcements: whoever it is for. */
		async getAny(announcementId: string): Promise<Announcement | undefined> {
			const { data } = await entity.get({ announcementId }).go({ consistent: true });
			return data ? toAnnouncement(data) : undefined;
		},
		/** Newest first. */
		async list(reader: Reader, query: PageQuery): Promise<Page<Announcement>> {
			const list = lists[reader];
			const { rows, page } = await pagedQuery<AnnouncementItem>({
				query,
				order: 'desc',
				total: await counters.total(`announcements:${reader}`),
				keyOf: (row) => list.cursor(row),
				read: async ({ limit, order, after }) =>
					(await list.query().go({ order, limit, cursor: after ?? null })).data,
			});
			return { items: rows.map(toAnnouncement), page };
		},
		createChanges(announcement: Announcement): Change[] {
			return [putChange(entity.create(toItem(announcement))), ...countChanges(announcement, 1)];
		},
		replaceChanges(before: Announcement, after: Announcement, expected: number): Change[] {
			const operation = entity
				.put(toItem({ ...after, revision: expected + 1 }))
				.where((attribute, operation) => operation.eq(attribute.revision, expected));
			const moved = before.audience === after.audience ? [] : movedCounts(before, after);
			return [putChange(operation, () => new DomainError('request.conflict')), ...moved];
		},
		deleteChanges(announcement: Announcement): Change[] {
			const operation = entity
				.delete({ announcementId: announcement.announcementId })
				.where((attribute, operation) => operation.eq(attribute.revision, announcement.revision));
			return [deleteChange(operation), ...countChanges(announcement, -1)];
		},
	};

	/** One item may stand in a transaction once: only the lists that the change enters or leaves are counted. */
	function movedCounts(before: Announcement, after: Announcement): Change[] {
		return readers
			.filter((reader) => isFor(before, reader) !== isFor(after, reader))
			.map((reader) => counters.add(`announcements:${reader}`, isFor(after, reader) ? 1 : -1));
	}
}

export type AnnouncementRepository = ReturnType<typeof announcementRepository>;
