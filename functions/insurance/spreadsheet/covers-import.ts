import { importJob, type ImportDependencies, type ImportInput } from '#functions/jobs/import-job.ts';
import { rowSheet } from '#functions/jobs/row-sheet.ts';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import { actChanges } from '../act-on-cover.ts';
import type { CoversContainer } from '../container.ts';
import { identityOfRow, importColumns, readCoverRow } from './cover-row.ts';

/**
 * 更新投保狀態 (I-02): each row presses a 確認… button for one cover and meets what the button meets (I-04, I-07, I-08, I-10).
 * A row that is sent again finds its cover past that state and is refused.
 */
export function coversImport(deps: CoversContainer, jobs: ImportDependencies): JobKind<ImportInput> {
	const sheet = rowSheet({
		columns: importColumns,
		identity: identityOfRow,
		read: (actor, cell) => readCoverRow(deps, actor, cell),
		check: (actor, { key, act }) => actChanges(deps, actor, key, act),
		async apply(actor, { key, act }, applied) {
			await deps.transact([...(await actChanges(deps, actor, key, act)), applied]);
		},
	});
	return importJob({ title: '投保狀態匯入結果', sheets: [sheet] }, jobs);
}
