import { CustomAttributeType, Entity, type EntityItem } from 'electrodb';
import { levelAttributes, scopedIndexes, sparseAttribute } from '#platform/data/scoped-indexes.ts';
import { model, type Table } from '#platform/data/table.ts';
import type { ApplicationStatus } from '#shared/codes/application-statuses.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { ReviewItem } from '#shared/codes/review-items.ts';
import { organizationLevels } from '#shared/domain/organizations/level.ts';

/** Head of an application: what lists and transitions need. The form and the history are items of their own. */
export function applicationEntity(table: Table) {
	return new Entity(
		{
			model: model('application'),
			attributes: {
				applicationId: { type: 'string', required: true },
				number: { type: 'string' },
				item: { type: CustomAttributeType<ReviewItem>('string'), required: true },
				issueKind: { type: CustomAttributeType<BookIssueKind>('string'), required: true },
				status: { type: CustomAttributeType<ApplicationStatus>('string'), required: true },
				/** The last station's decision while the workflow closes the application. */
				pendingOutcome: { type: ['approved', 'rejected', 'returned'] as const },
				revision: { type: 'number', required: true },
				round: { type: 'number', required: true },
				stageIndex: { type: 'number' },
				stages: {
					type: 'list',
					required: true,
					items: {
						type: 'map',
						properties: {
							level: { type: organizationLevels, required: true },
							organizationId: { type: 'string', required: true },
						},
					},
				},
				volunteerId: { type: 'string', required: true },
				/** Unit of the membership that the application is for. */
				memberUnitId: { type: 'string', required: true },
				membershipPath: { type: 'string', required: true },
				applicant: { type: 'string', required: true },
				applicantPath: { type: 'string', required: true },
				submittedBy: { type: 'string' },
				summary: { type: 'string', required: true },
				submittedAt: sparseAttribute,
				decidedAt: { type: 'string' },
				bookNumber: { type: 'string' },
				/** Set from the first submit on, so that drafts are in no list but their applicant's. */
				...levelAttributes,
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['applicationId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				...scopedIndexes(['submittedAt', 'applicationId']),
			},
		},
		table,
	);
}

export type ApplicationItem = EntityItem<ReturnType<typeof applicationEntity>>;
