import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';

/** An announcement; one list for the back office, one for the portal, by date. */
export function announcementEntity(table: Table) {
	return new Entity(
		{
			model: model('announcement'),
			attributes: {
				announcementId: { type: 'string', required: true },
				publishedOn: { type: 'string', required: true },
				category: { type: ['news', 'system', 'training', 'recruitment'] as const, required: true },
				title: { type: 'string', required: true },
				publisher: { type: 'string', required: true },
				body: { type: 'string', required: true },
				audience: { type: ['back-office', 'portal', 'both'] as const, required: true },
				/** `yes` in the lists that the audience reads. */
				inBackOffice: { type: 'string' },
				onPortal: { type: 'string' },
				revision: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['announcementId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				ofBackOffice: {
					index: 'gsi1',
					pk: { field: 'gsi1pk', composite: ['inBackOffice'], casing: 'none' },
					sk: { field: 'gsi1sk', composite: ['publishedOn', 'announcementId'], casing: 'none' },
				},
				ofPortal: {
					index: 'gsi2',
					pk: { field: 'gsi2pk', composite: ['onPortal'], casing: 'none' },
					sk: { field: 'gsi2sk', composite: ['publishedOn', 'announcementId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type AnnouncementItem = EntityItem<ReturnType<typeof announcementEntity>>;
