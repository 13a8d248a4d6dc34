import { CustomAttributeType, Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import type { ReviewItem } from '#shared/codes/review-items.ts';

/** A row of an organisation's 待辦事項 (S-10): a form to review, or one that came back. */
export function taskEntity(table: Table) {
	return new Entity(
		{
			model: model('task'),
			attributes: {
				applicationId: { type: 'string', required: true },
				queueId: { type: 'string', required: true },
				task: { type: ['review', 'returned'] as const, required: true },
				openedAt: { type: 'string', required: true },
				number: { type: 'string', required: true },
				item: { type: CustomAttributeType<ReviewItem>('string'), required: true },
				applicant: { type: 'string', required: true },
				summary: { type: 'string', required: true },
				submittedAt: { type: 'string', required: true },
				revision: { type: 'number', required: true },
				round: { type: 'number', required: true },
			},
			indexes: {
				byApplication: {
					pk: { field: 'pk', composite: ['applicationId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				byQueue: {
					index: 'gsi1',
					pk: { field: 'gsi1pk', composite: ['queueId'], casing: 'none' },
					sk: { field: 'gsi1sk', composite: ['submittedAt', 'applicationId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type TaskItem = EntityItem<ReturnType<typeof taskEntity>>;
