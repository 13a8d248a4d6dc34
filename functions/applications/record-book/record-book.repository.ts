import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { putChange, updateChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';

/** One issue of a person's book (M-08): exactly one row per person is in use. */
export interface RecordBook {
	volunteerId: string;
	issueId: string;
	bookNumber: string;
	issuer: string;
	issueKind: BookIssueKind;
	issuedOn: string;
	status: 'in-use' | 'lost' | 'used-up';
	/** 申請單位. */
	applicant: string;
	applicationId?: string;
	approvedAt: string;
}

function recordBookEntity(table: Table) {
	return new Entity(
		{
			model: model('record-book'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				/** Sorts by time. */
				issueId: { type: 'string', required: true },
				bookNumber: { type: 'string', required: true },
				issuer: { type: 'string', required: true },
				issueKind: { type: 'string', required: true },
				issuedOn: { type: 'string', required: true },
				status: { type: ['in-use', 'lost', 'used-up'] as const, required: true },
				applicant: { type: 'string', required: true },
				applicationId: { type: 'string' },
				approvedAt: { type: 'string', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['issueId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export function recordBookRepository(table: Table) {
	const entity = recordBookEntity(table);
	return {
		/** All issues, newest first. */
		async list(volunteerId: string): Promise<RecordBook[]> {
			const { data } = await entity.query
				.byVolunteer({ volunteerId })
				.go({ pages: 'all', order: 'desc', consistent: true });
			return data as RecordBook[];
		},
		createChange(book: RecordBook): Change {
			return putChange(entity.create(book));
		},
		/** Takes the book that was in use out of use. */
		retireChange(book: RecordBook, status: 'lost' | 'used-up'): Change {
			return updateChange(
				entity
					.patch({ volunteerId: book.volunteerId, issueId: book.issueId })
					.set({ status })
					.where((attribute, operation) => operation.eq(attribute.status, 'in-use')),
				() => new DomainError('request.conflict'),
			);
		},
	};
}

export type RecordBookRepository = ReturnType<typeof recordBookRepository>;
