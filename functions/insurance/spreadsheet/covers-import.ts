import { DomainError } from '#platform/errors.ts';
import { importJob, type ImportDependencies, type ImportInput } from '#functions/jobs/import-job.ts';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import { actChanges } from '../act-on-cover.ts';
import type { CoversContainer } from '../container.ts';
import { identityOfRow, importColumns, readCoverRow } from './cover-row.ts';

/**
 * 更新投保狀態 (I-02): each row presses a 確認… button for one cover and meets what the button meets (I-04, I-07, I-08, I-10).
 * A row that is sent again finds its cover past that state and is refused.
 */
export function coversImport(deps: CoversContainer, jobs: ImportDependencies): JobKind<ImportInput> {
	return importJob(
		{
			title: '投保狀態匯入結果',
			sheets: [
				{
					columns: importColumns,
					identity: identityOfRow,
					async check(actor, cell) {
						const row = await readCoverRow(deps, actor, cell);
						if (!row.ok) return row.reasons;
						await actChanges(deps, actor, row.value.key, row.value.act);
						return [];
					},
					async apply(actor, cell, applied) {
						const row = await readCoverRow(deps, actor, cell);
						if (!row.ok) throw new DomainError('request.invalid', { detail: row.reasons.join('；') });
						await deps.transact([...(await actChanges(deps, actor, row.value.key, row.value.act)), applied]);
					},
				},
			],
		},
		jobs,
	);
}
