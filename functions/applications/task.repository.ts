import { createConversions } from 'electrodb';
import type { Counters } from '#platform/data/counters.ts';
import { pagedQuery, readRows } from '#platform/data/paged-query.ts';
import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import type { ReviewItem } from '#shared/codes/review-items.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { tasksCount } from './task-counts.ts';
import { taskEntity, type TaskItem } from './task.entity.ts';

export interface Task {
	applicationId: string;
	/** Organisation whose accounts see the task. */
	queueId: string;
	task: 'review' | 'returned';
	openedAt: string;
	number: string;
	item: ReviewItem;
	applicant: string;
	summary: string;
	submittedAt: string;
	/** Revision of the application that the task stands for. */
	revision: number;
	round: number;
}

interface TaskFilter {
	task?: 'review' | 'returned' | undefined;
	item?: ReviewItem | undefined;
	summary?: string | undefined;
	applicant?: string | undefined;
}

export function taskRepository(table: Table, counters: Counters) {
	const entity = taskEntity(table);

	function countChanges(task: Task, delta: number): Change[] {
		return [counters.add(tasksCount(task.queueId, task.task), delta)];
	}

	return {
		async get(applicationId: string): Promise<Task | undefined> {
			return ((await entity.get({ applicationId }).go({ consistent: true })).data ?? undefined) as
				Task | undefined;
		},
		openChanges(task: Task): Change[] {
			return [putChange(entity.create(task)), ...countChanges(task, 1)];
		},
		closeChanges(task: Task): Change[] {
			const operation = entity
				.delete({ applicationId: task.applicationId })
				.where((attribute, operation) => operation.eq(attribute.openedAt, task.openedAt));
			return [deleteChange(operation), ...countChanges(task, -1)];
		},
		/** Tasks of a queue, by 送審日期, oldest first (S-10). */
		async list(queueId: string, query: PageQuery, filter: TaskFilter): Promise<Page<Task>> {
			const { task, ...rest } = filter;
			const filtered = [rest.item, rest.summary, rest.applicant].some((value) => value !== undefined);
			const total = filtered ? undefined : await this.total(queueId, task);
			const narrowed = filtered || task !== undefined;
			const { rows, page } = await pagedQuery<TaskItem>({
				query,
				...(total !== undefined && { total }),
				keyOf: (row) => createConversions(entity).byAccessPattern.byQueue.fromComposite.toCursor(row),
				read: async (options) => {
					const scoped = entity.query.byQueue({ queueId });
					const matching = narrowed
						? scoped.where((attribute, operation) =>
								[
									task && operation.eq(attribute.task, task),
									rest.item && operation.eq(attribute.item, rest.item),
									rest.summary && operation.contains(attribute.summary, rest.summary),
									rest.applicant && operation.contains(attribute.applicant, rest.applicant),
								]
									.filter(Boolean)
									.join(' AND '),
							)
						: scoped;
					return readRows((read) => matching.go(read), options, narrowed);
				},
			});
			return { items: rows as Task[], page };
		},
		total(queueId: string, task?: Task['task']): Promise<number> {
			const kinds = task === undefined ? (['review', 'returned'] as const) : [task];
			return counters.sum(kinds.map((kind) => tasksCount(queueId, kind)));
		},
	};
}

export type TaskRepository = ReturnType<typeof taskRepository>;
