import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { ImportColumn } from '#functions/jobs/import-file.ts';
import {
	importJob,
	type ImportDependencies,
	type ImportInput,
	type RowCells,
} from '#functions/jobs/import-job.ts';
import type { JobKind } from '#functions/jobs/job-kind.ts';
import { fieldErrorsOf } from '#shared/contract/field-errors.ts';
import { entryFieldsSchema, type EntryFields } from '#shared/contract/hours.ts';
import type { HoursContainer } from '../container.ts';
import { checkImportedEntry, createImportedEntry } from '../import-entry.ts';
import type { ServingKey } from '../new-entry.ts';
import { entryColumns } from './entry-columns.ts';
import { memberColumns, memberOfRow } from './row-member.ts';

const importColumns: readonly ImportColumn[] = [...memberColumns, ...entryColumns];

/** 匯入時數 (H-02): every row is an entry of 新增服務時數 and goes through its rules. */
export function hoursImport(deps: HoursContainer, jobs: ImportDependencies): JobKind<ImportInput> {
	return importJob(
		{
			title: '服務時數匯入結果',
			sheets: [
				{
					columns: importColumns,
					async check(actor, cell, jobId) {
						const row = await readRow(deps, actor, cell);
						if (!row.ok) return row.reasons;
						await checkImportedEntry(deps, actor, { ...row.value, jobId });
						return [];
					},
					async apply(actor, cell, applied, jobId) {
						const row = await readRow(deps, actor, cell);
						if (!row.ok) throw new DomainError('request.invalid', { detail: row.reasons.join('；') });
						await createImportedEntry(deps, actor, { ...row.value, jobId }, applied);
					},
				},
			],
		},
		jobs,
	);
}

type RowReading = { ok: true; value: ServingKey & { entry: EntryFields } } | { ok: false; reasons: string[] };

/** Whom the row means and the form that somebody would fill in for it, or why it is none. */
async function readRow(deps: HoursContainer, actor: StaffActor, cell: RowCells): Promise<RowReading> {
	const member = await memberOfRow(deps, actor, (label) => cell(label).text.trim());
	const form = entryFieldsSchema.safeParse(
		Object.fromEntries(entryColumns.map((column) => [column.field, column.read(cell(column.label))])),
	);
	if (member.ok && form.success) return { ok: true, value: { ...member.key, entry: form.data } };
	const reasons = member.ok ? [] : [member.reason];
	if (!form.success) {
		const faults = fieldErrorsOf(entryFieldsSchema, form.error);
		reasons.push(
			...faults.map(
				({ field, label = field, message }) => `${label}：${unknownChoice(field, cell) ?? message}`,
			),
		);
	}
	return { ok: false, reasons };
}

/** The form lets nobody choose what its tables lack; a file may say anything. */
function unknownChoice(field: string, cell: RowCells): string | undefined {
	const column = entryColumns.find((one) => one.field === field);
	if (!column?.table) return undefined;
	const value = column.read(cell(column.label));
	if (value === undefined || column.table.some(({ code }) => code === value)) return undefined;
	return `代碼表沒有「${cell(column.label).text.trim()}」`;
}
