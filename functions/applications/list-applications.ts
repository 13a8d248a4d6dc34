import type { StaffActor } from '#platform/access/actor.ts';
import { scopeOf } from '#platform/access/scope.ts';
import type { ApplicationStatus } from '#shared/codes/application-statuses.ts';
import type { ReviewItem } from '#shared/codes/review-items.ts';
import type { ApplicationRow, TaskRow } from '#shared/contract/applications.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { applicationCounter } from './application-counter.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';

interface TextFilter {
	item?: ReviewItem | undefined;
	summary?: string | undefined;
	applicant?: string | undefined;
}

/** 待辦事項 (S-10) and 待審核申請單 (W-01): the queue of the caller's own organisation. */
export async function listTasks(
	{ tasks }: Pick<ApplicationDependencies, 'tasks'>,
	actor: StaffActor,
	query: PageQuery & TextFilter & { task?: 'review' | 'returned' | undefined },
): Promise<Page<TaskRow>> {
	const { task, item, summary, applicant } = query;
	const { items, page } = await tasks.list(actor.organizationId, query, { task, item, summary, applicant });
	return {
		items: items.map(({ queueId: _queue, openedAt: _opened, task: kind, ...row }) => ({
			...row,
			task: kind,
			status: kind === 'review' ? ('in-review' as const) : ('returned' as const),
		})),
		page,
	};
}

/** 審核單查詢 (W-06): every sent application of the caller's scope, newest first. */
export async function searchApplications(
	{ applications, counters }: Pick<ApplicationDependencies, 'applications' | 'counters'>,
	actor: StaffActor,
	query: PageQuery & TextFilter & { status?: ApplicationStatus | undefined },
): Promise<Page<ApplicationRow>> {
	const { item, status, summary, applicant } = query;
	const total = await counters.total(applicationCounter(actor.organizationId));
	const { items, page } = await applications.list(
		scopeOf(actor),
		query,
		{ item, status, summary, applicant },
		total,
	);
	return {
		items: items.map((head) => ({
			applicationId: head.applicationId,
			number: head.number ?? '',
			item: head.item,
			applicant: head.applicant,
			summary: head.summary,
			submittedAt: head.submittedAt ?? '',
			status: head.status,
			revision: head.revision,
			round: head.round,
		})),
		page,
	};
}
