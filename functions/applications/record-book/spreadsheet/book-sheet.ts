import type { StaffActor } from '#platform/access/actor.ts';
import { scopeOf } from '#platform/access/scope.ts';
import { formOfRow, type RowForm } from '#functions/jobs/form-columns.ts';
import type { ImportSheet, RowCells } from '#functions/jobs/import-job.ts';
import { rowSheet } from '#functions/jobs/row-sheet.ts';
import { isMemberIn } from '#functions/volunteers/person.ts';
import { personColumns, personOfRow } from '#functions/volunteers/spreadsheet/row-person.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import type { PaperBookContainer } from '../container.ts';
import { checkPaperBook, takeOverPaperBook, type BookHolder, type PaperBook } from '../paper-book.ts';
import { bookColumns, paperBookSchema } from './book-columns.ts';

/** The rows of paper books (N-08): one for each person. */
export function bookSheet(deps: PaperBookContainer): ImportSheet {
	return rowSheet({
		columns: [...personColumns, ...bookColumns],
		identity: (cell) => normalizeNationalId(cell('身分證字號').text) || undefined,
		read: (actor, cell) => readRow(deps, actor, cell),
		check: (_actor, { holder, book }) => checkPaperBook(deps, holder, book),
		apply: (actor, { holder, book }, applied) => takeOverPaperBook(deps, actor, holder, book, [applied]),
	});
}

/** The book belongs to the place where the person serves; of several, to that where they came first. */
async function readRow(
	deps: PaperBookContainer,
	actor: StaffActor,
	cell: RowCells,
): Promise<RowForm<{ holder: BookHolder; book: PaperBook }>> {
	const scope = scopeOf(actor);
	const row = await personOfRow(
		deps.members,
		(membership) => isMemberIn(scope, membership),
		(label) => cell(label).text.trim(),
	);
	const form = formOfRow(paperBookSchema, bookColumns, cell);
	if (!row.ok || !form.ok) {
		return { ok: false, reasons: [...(row.ok ? [] : [row.reason]), ...(form.ok ? [] : form.reasons)] };
	}
	const [{ volunteerId, unitId }] = [...row.person.places].sort((one, other) =>
		one.joinedOn.localeCompare(other.joinedOn),
	) as typeof row.person.places;
	return { ok: true, value: { holder: { volunteerId, unitId }, book: form.value } };
}
