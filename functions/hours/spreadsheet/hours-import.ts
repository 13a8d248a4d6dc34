import type { StaffActor } from '#platform/access/actor.ts';
import { formOfRow, type RowForm } from '#functions/jobs/form-columns.ts';
import type { ImportColumn } from '#functions/jobs/import-file.ts';
import {
	importJob,
	type ImportDependencies,
	type ImportInput,
	type ImportSheet,
	type RowCells,
} from '#functions/jobs/import-job.ts';
import { rowSheet } from '#functions/jobs/row-sheet.ts';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import { entryFieldsSchema, type EntryFields } from '#shared/contract/hours.ts';
import type { HoursContainer } from '../container.ts';
import { checkImportedEntry, createImportedEntry, type EntrySource } from '../import-entry.ts';
import type { ServingKey } from '../new-entry.ts';
import { entryColumns } from './entry-columns.ts';
import { memberColumns, memberOfRow } from './row-member.ts';

const importColumns: readonly ImportColumn[] = [...memberColumns, ...entryColumns];

/** 匯入時數 (H-02): every row is an entry of 新增服務時數 and goes through its rules. */
export function hoursImport(deps: HoursContainer, jobs: ImportDependencies): JobKind<ImportInput> {
	return importJob({ title: '服務時數匯入結果', sheets: [entrySheet(deps, 'file')] }, jobs);
}

/** The rows of service hours. */
export function entrySheet(deps: HoursContainer, source: EntrySource): ImportSheet {
	return rowSheet({
		columns: importColumns,
		read: (actor, cell) => readRow(deps, actor, cell),
		check: (actor, row, jobId) => checkImportedEntry(deps, actor, { ...row, jobId }, source),
		apply: (actor, row, applied, jobId) =>
			createImportedEntry(deps, actor, { ...row, jobId }, source, applied),
	});
}

/** Whom the row means and the form that somebody would fill in for it, or why it is none. */
async function readRow(
	deps: HoursContainer,
	actor: StaffActor,
	cell: RowCells,
): Promise<RowForm<ServingKey & { entry: EntryFields }>> {
	const member = await memberOfRow(deps, actor, (label) => cell(label).text.trim());
	const form = formOfRow(entryFieldsSchema, entryColumns, cell);
	if (member.ok && form.ok) return { ok: true, value: { ...member.key, entry: form.value } };
	return { ok: false, reasons: [...(member.ok ? [] : [member.reason]), ...(form.ok ? [] : form.reasons)] };
}
