import type { AuditEntry } from '#platform/audit/audit.ts';
import type { RecordChange } from '#shared/contract/common.ts';
import type { Page } from '#shared/contract/paging.ts';
import type { Directory } from './directory.ts';

/** Audit entries as 異動紀錄 shows them: who, from where, and the act in the words of `labelOf`. */
export async function recordChanges(
	directory: Directory,
	{ items, page }: Page<AuditEntry>,
	labelOf: (action: string) => string,
): Promise<Page<RecordChange>> {
	const nameOf = await directory.names(items.map(({ organizationId }) => organizationId));
	return {
		items: items.map(({ at, actorName, organizationId, action, changes = [] }) => {
			const organization = nameOf(organizationId)?.name;
			return {
				at,
				who: actorName ?? '系統',
				...(organization && { organization }),
				action: labelOf(action),
				changes,
			};
		}),
		page,
	};
}
