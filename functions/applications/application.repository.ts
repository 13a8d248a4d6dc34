import type { Scope } from '#platform/access/scope.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import { levelIds, queryScope, scopedCursor } from '#platform/data/scoped-indexes.ts';
import type { Table } from '#platform/data/table.ts';
import { conditionChange, deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { ApplicationStatus } from '#shared/codes/application-statuses.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { ReviewItem } from '#shared/codes/review-items.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { Stage } from '#shared/domain/applications/stages.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { applicationEntity, type ApplicationItem } from './application.entity.ts';

export type Outcome = 'approved' | 'rejected' | 'returned';

/** Head of an application. */
export interface ApplicationHead {
	applicationId: string;
	number?: string;
	item: ReviewItem;
	issueKind: BookIssueKind;
	status: ApplicationStatus;
	pendingOutcome?: Outcome;
	revision: number;
	/** 0 before the first submit. */
	round: number;
	stageIndex?: number;
	stages: Stage[];
	volunteerId: string;
	memberUnitId: string;
	membershipPath: OrganizationPath;
	applicant: string;
	applicantPath: OrganizationPath;
	submittedBy?: string;
	summary: string;
	submittedAt?: string;
	decidedAt?: string;
	bookNumber?: string;
}

interface ApplicationFilter {
	item?: ReviewItem | undefined;
	status?: ApplicationStatus | undefined;
	summary?: string | undefined;
	applicant?: string | undefined;
}

function toHead(item: ApplicationItem): ApplicationHead {
	const { governingId: _g, purposeId: _p, unitId: _u, teamId: _t, squadId: _s, ...head } = item;
	return head as ApplicationHead;
}

export function applicationRepository(table: Table) {
	const entity = applicationEntity(table);

	function item(head: ApplicationHead) {
		return { ...head, ...(head.submittedAt !== undefined && levelIds(head.applicantPath)) };
	}

	return {
		async get(applicationId: string): Promise<ApplicationHead | undefined> {
			const { data } = await entity.get({ applicationId }).go({ consistent: true });
			return data ? toHead(data) : undefined;
		},
		/** Sent applications of the scope, newest first. */
		async list(
			scope: Scope,
			query: PageQuery,
			filter: ApplicationFilter,
			total: number | undefined,
		): Promise<Page<ApplicationHead>> {
			const filtered = Object.values(filter).some((value) => value !== undefined);
			const { rows, page } = await pagedQuery<ApplicationItem>({
				query,
				order: 'desc',
				...(total !== undefined && !filtered && { total }),
				keyOf: (row) => scopedCursor(entity, scope, row),
				read: async (options) => {
					const scoped = queryScope(entity.query, scope);
					const matching = filtered
						? scoped.where((attribute, operation) =>
								[
									filter.item && operation.eq(attribute.item, filter.item),
									filter.status && operation.eq(attribute.status, filter.status),
									filter.summary && operation.contains(attribute.summary, filter.summary),
									filter.applicant && operation.contains(attribute.applicant, filter.applicant),
								]
									.filter(Boolean)
									.join(' AND '),
							)
						: scoped;
					return readRows((read) => matching.go(read), options, filtered);
				},
			});
			return { items: rows.map(toHead), page };
		},
		createChange(head: ApplicationHead): Change {
			return putChange(entity.create(item(head)));
		},
		/** Writes the head whole, one revision on, if status and revision are still those of `before`. */
		replaceChange(before: ApplicationHead, after: ApplicationHead, refused?: () => Error): Change {
			return putChange(
				entity
					.put(item({ ...after, revision: before.revision + 1 }))
					.where(
						(attribute, operation) =>
							`${operation.eq(attribute.revision, before.revision)} AND ${operation.eq(attribute.status, before.status)}`,
					),
				refused ?? (() => new DomainError('request.conflict')),
			);
		},
		/** The head is still as it was read; nothing of it is written. */
		unchangedChange({ applicationId, revision }: ApplicationHead, refused: () => Error): Change {
			const { Key } = entity.get({ applicationId }).params() as { Key: { pk: string; sk: string } };
			const condition = {
				expression: '#revision = :revision',
				names: { '#revision': 'revision' },
				values: { ':revision': revision },
			};
			return conditionChange(table, Key, condition, refused);
		},
		deleteChange(head: ApplicationHead): Change {
			return deleteChange(
				entity
					.delete({ applicationId: head.applicationId })
					.where(
						(attribute, operation) =>
							`${operation.eq(attribute.revision, head.revision)} AND ${operation.eq(attribute.status, head.status)}`,
					),
				() => new DomainError('request.conflict'),
			);
		},
	};
}

export type ApplicationRepository = ReturnType<typeof applicationRepository>;
