import { Entity, type EntityItem } from 'electrodb';
import { nameOrderAttribute } from '#platform/data/name-order.ts';
import { levelAttributes, scopedIndexes } from '#platform/data/scoped-indexes.ts';
import { model, type Table } from '#platform/data/table.ts';
import { applicationStatuses, type ApplicationStatus } from '#shared/codes/application-statuses.ts';
import { bookIssueKinds, type BookIssueKind } from '#shared/codes/book-issue-kinds.ts';

/**
 * A person in one unit, at most in one team and one squad of it (T-03, T-09); one item per volunteer × unit, which a
 * re-join takes up again. It carries what lists show, so that a page of any scope is one query: names and training sums
 * are copied in the transactions that change them. Hours are not: they change daily, and each index would be written
 * too (ADR 0037). Lists lie below a node of any level, active and left ones apart.
 */
export function membershipEntity(table: Table) {
	return new Entity(
		{
			model: model('membership'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				...levelAttributes,
				status: { type: ['active', 'left'] as const, required: true },
				joinedOn: { type: 'string', required: true },
				leftOn: { type: 'string' },
				/** Earlier stays in the unit, of who came back, oldest first. */
				earlier: {
					type: 'list',
					items: {
						type: 'map',
						properties: {
							joinedOn: { type: 'string', required: true },
							leftOn: { type: 'string', required: true },
						},
					},
				},
				name: { type: 'string', required: true },
				nameOrder: nameOrderAttribute,
				nationalIdMasked: { type: 'string', required: true },
				/** Of the unit; decides which 特殊訓練 counts (F-15). */
				category: { type: 'string' },
				basicTenths: { type: 'number', required: true },
				/** Of the unit's category. */
				specialTenths: { type: 'number', required: true },
				book: {
					type: 'map',
					required: true,
					properties: {
						status: {
							type: applicationStatuses.map(({ code }) => code) as ApplicationStatus[],
							required: true,
						},
						applicationId: { type: 'string' },
						applicantName: { type: 'string' },
						applicantPath: { type: 'string' },
						submittedOn: { type: 'string' },
						issueKind: { type: bookIssueKinds.map(({ code }) => code) as BookIssueKind[] },
						bookNumber: { type: 'string' },
						issuer: { type: 'string' },
					},
				},
				revision: { type: 'number', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['unitId'], casing: 'none' },
				},
				...scopedIndexes(['nameOrder', 'volunteerId'], ['status']),
			},
		},
		table,
	);
}

export type MembershipItem = EntityItem<ReturnType<typeof membershipEntity>>;
