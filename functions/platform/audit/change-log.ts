import { createConversions } from 'electrodb';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { pagedQuery } from '../data/paged-query.ts';
import type { Table } from '../data/table.ts';
import { auditEntity, type AuditEntry, type AuditFact } from './audit.ts';

/** The audit entries about one record, newest first. */
export interface ChangeLog {
	of(subject: AuditFact['subject'], query: PageQuery): Promise<Page<AuditEntry>>;
}

export function changeLogOn(table: Table): ChangeLog {
	const entity = auditEntity(table);
	const { bySubject } = createConversions(entity).byAccessPattern;

	function cursorOf(row: AuditEntry): string {
		// Typed as always there, but a row that lacks a field of the index has none.
		const cursor = bySubject.fromComposite.toCursor(row) as string | null;
		if (cursor === null) throw new TypeError('the entry lacks the fields of its index');
		return cursor;
	}

	return {
		async of({ type, id }, query) {
			const { rows, page } = await pagedQuery<AuditEntry>({
				query,
				order: 'desc',
				keyOf: cursorOf,
				read: async ({ limit, order, after }) => {
					const subject = { subjectType: type, subjectId: id };
					const { data } = await entity.query.bySubject(subject).go({ order, limit, cursor: after ?? null });
					return data;
				},
			});
			return { items: rows, page };
		},
	};
}
