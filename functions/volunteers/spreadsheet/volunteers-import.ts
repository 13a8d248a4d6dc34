import type { StaffActor } from '#platform/access/actor.ts';
import type { RowForm } from '#functions/jobs/form-columns.ts';
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
import { codeByLabel } from '#shared/codes/code-table.ts';
import { identityDocuments } from '#shared/codes/identity-documents.ts';
import { fieldErrorsOf } from '#shared/contract/field-errors.ts';
import { volunteerCreateSchema, type VolunteerCreate } from '#shared/contract/volunteers.ts';
import { volunteerFieldLabel } from '#shared/domain/volunteers/base-changes.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import type { VolunteersContainer } from '../container.ts';
import { checkNewVolunteer, createVolunteer } from '../create-volunteer.ts';
import { findPersonByNationalId } from '../person.ts';
import { baseColumns } from './base-columns.ts';
import { placeColumns, placeOfRow } from './row-place.ts';

export const idColumn = { label: volunteerFieldLabel('nationalId'), required: true } as const;
export const documentColumn = { label: '證件種類' } as const;
export const nameColumn = { label: volunteerFieldLabel('name'), required: true } as const;

/** Of the form's required fields. */
const requiredFields = new Set(['mobilePhone', 'email', 'sex', 'birthDate', 'occupation', 'education']);

export const importColumns: readonly ImportColumn[] = [
	...placeColumns.map(({ label }) => ({ label })),
	nameColumn,
	idColumn,
	documentColumn,
	...baseColumns.map(({ label, field }) => ({ label, required: requiredFields.has(field) })),
];

/**
 * 匯入 of new volunteers (V-04): every row is a 新增志工 form and goes through its rules. Whoever is in the unit already
 * is refused (V-07), so that an edited export moves and removes nobody (V-05) and a file sent again doubles nothing.
 */
export function volunteersImport(deps: VolunteersContainer, jobs: ImportDependencies): JobKind<ImportInput> {
	return importJob({ title: '志工資料匯入結果', sheets: [volunteerSheet(deps)] }, jobs);
}

/** The rows of new volunteers. */
export function volunteerSheet(deps: VolunteersContainer): ImportSheet {
	return rowSheet({
		columns: importColumns,
		identity(cell) {
			const id = normalizeNationalId(cell(idColumn.label).text);
			const place = placeColumns.slice(0, 2).map(({ label }) => cell(label).text.trim());
			return id === '' ? undefined : [id, ...place].join(' ');
		},
		read: (actor, cell) => formOfRow(deps, actor, cell),
		check: (actor, form) => checkNewVolunteer(deps, actor, form),
		apply: (actor, form, applied) => createVolunteer(deps, actor, form, [applied]),
	});
}

/** The form that somebody would send for the row, or why it is none. */
async function formOfRow(
	deps: VolunteersContainer,
	actor: StaffActor,
	cell: RowCells,
): Promise<RowForm<VolunteerCreate>> {
	const textAt = (label: string) => cell(label).text.trim();
	const place = await placeOfRow(deps.directory, actor, textAt);
	const form: Record<string, unknown> = {
		...(place.ok ? place.ids : { unitId: '-' }),
		nationalId: textAt(idColumn.label),
		...documentOf(textAt(documentColumn.label)),
		name: textAt(nameColumn.label),
	};
	for (const column of baseColumns) setField(form, column.field, column.read(cell(column.label)));
	const parsed = volunteerCreateSchema.safeParse(form);
	const reasons = place.ok ? [] : [place.reason];
	if (!parsed.success) {
		const faults = fieldErrorsOf(volunteerCreateSchema, parsed.error);
		const wrong = faults.filter(({ field }) => place.ok || field !== 'unitId');
		reasons.push(
			...wrong.map(({ field, label, message }) => `${columnOf(field) ?? label ?? field}：${message}`),
		);
	}
	if (!parsed.success || reasons.length > 0) return { ok: false, reasons };
	return asAttached(deps, parsed.data);
}

/** What is none of the documents comes through for the schema to refuse. */
function documentOf(label: string): { document?: string } {
	return label === '' ? {} : { document: codeByLabel(identityDocuments, label) ?? label };
}

function setField(form: Record<string, unknown>, field: string, value: unknown): void {
	const [name = '', part] = field.split('.');
	if (part === undefined) form[name] = value;
	else form[name] = { ...(form[name] as object | undefined), [part]: value };
}

/** The heading of a field, also of one choice of several (`skills.0`). */
function columnOf(field: string): string | undefined {
	if (field === 'document') return documentColumn.label;
	return baseColumns.find((column) => column.field === field || field.startsWith(`${column.field}.`))?.label;
}

/**
 * A person who is known elsewhere is attached as the form would show them (V-07): what their units have entered stands,
 * and the file only fills what is empty. The name must be theirs, or the ID number is somebody else's.
 */
async function asAttached(
	deps: VolunteersContainer,
	value: VolunteerCreate,
): Promise<RowForm<VolunteerCreate>> {
	const known = await findPersonByNationalId(deps, value.nationalId);
	if (!known) return { ok: true, value };
	const { base, revision } = known.volunteer;
	if (base.name !== value.name) {
		return { ok: false, reasons: [`${nameColumn.label}：與此身分證字號已登錄的姓名不符，請確認`] };
	}
	return { ok: true, value: { ...value, ...base, attachRevision: revision } };
}
