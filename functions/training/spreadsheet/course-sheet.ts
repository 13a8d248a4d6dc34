import type { StaffActor } from '#platform/access/actor.ts';
import { formOfRow, type RowForm } from '#functions/jobs/form-columns.ts';
import type { ImportSheet, RowCells } from '#functions/jobs/import-job.ts';
import { rowSheet } from '#functions/jobs/row-sheet.ts';
import { mayMaintain } from '#functions/volunteers/person.ts';
import { personColumns, personOfRow } from '#functions/volunteers/spreadsheet/row-person.ts';
import { trainingCreateSchema, type TrainingCreate } from '#shared/contract/training.ts';
import { afterPaperBooks } from '#shared/domain/volunteers/paper-books.ts';
import type { TrainingContainer } from '../container.ts';
import { checkNewRecord, createRecord } from '../create-record.ts';
import { courseColumns } from './course-columns.ts';

/** The rows of training out of paper books (N-08): each is a form 新增課程 without its certificates (E-21). */
export function courseSheet(deps: TrainingContainer): ImportSheet {
	return rowSheet({
		columns: [...personColumns, ...courseColumns],
		read: (actor, cell) => readRow(deps, actor, cell),
		check: (_actor, course) => checkNewRecord(deps, course),
		apply: (actor, course, applied) => createRecord(deps, actor, course, [applied], 'paper-book'),
	});
}

async function readRow(
	deps: TrainingContainer,
	actor: StaffActor,
	cell: RowCells,
): Promise<RowForm<TrainingCreate>> {
	const textAt = (label: string) => cell(label).text.trim();
	const row = await personOfRow(deps, (membership) => mayMaintain(actor, [membership]), textAt);
	const form = formOfRow(trainingCreateSchema, courseColumns, cell, {
		volunteerId: row.ok ? row.person.volunteer.volunteerId : '-',
		withoutApproval: textAt('核定日期') === '' && textAt('核定字號') === '',
	});
	if (row.ok && form.ok) {
		const late = afterPaperBooks(form.value.endDate);
		if (late === undefined) return form;
		return { ok: false, reasons: [`課程結束日期：${late}`] };
	}
	return { ok: false, reasons: [...(row.ok ? [] : [row.reason]), ...(form.ok ? [] : form.reasons)] };
}
