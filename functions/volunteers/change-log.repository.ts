import { createConversions } from 'electrodb';
import { auditEntity, type AuditEntry } from '#platform/audit/audit.ts';
import { pagedQuery } from '#platform/data/paged-query.ts';
import type { Table } from '#platform/data/table.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';

/** The audit entries about one volunteer, newest first. */
export function changeLogRepository(table: Table) {
	const entity = auditEntity(table);
	const { bySubject } = createConversions(entity).byAccessPattern;

	function cursorOf(row: AuditEntry): string {
		// Typed as always there, but a row that lacks a field of the index has none.
		const cursor = bySubject.fromComposite.toCursor(row) as string | null;
		if (cursor === null) throw new TypeError('the entry lacks the fields of its index');
		return cursor;
	}

	return {
		async ofVolunteer(volunteerId: string, query: PageQuery): Promise<Page<AuditEntry>> {
			const { rows, page } = await pagedQuery<AuditEntry>({
				query,
				order: 'desc',
				keyOf: cursorOf,
				read: async ({ limit, order, after }) => {
					const subject = { subjectType: 'volunteer', subjectId: volunteerId };
					const { data } = await entity.query.bySubject(subject).go({ order, limit, cursor: after ?? null });
					return data;
				},
			});
			return { items: rows, page };
		},
	};
}

export type ChangeLogRepository = ReturnType<typeof changeLogRepository>;
