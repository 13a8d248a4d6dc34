import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import { dateInCell } from '#platform/spreadsheets/date-in-cell.ts';
import type { RowCells } from '#functions/jobs/import-job.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { MemberSearch } from '#functions/volunteers/member-search.ts';
import { errorCatalog } from '#shared/contract/errors.ts';
import { fieldErrorsOf } from '#shared/contract/field-errors.ts';
import { coverPeriodSchema } from '#shared/contract/insurance.ts';
import { coverConfirmations, type CoverConfirmation } from '#shared/domain/insurance/allowed-actions.ts';
import type { CoverPeriod } from '#shared/domain/insurance/cover-course.ts';
import { coverTransitions } from '#shared/domain/insurance/cover-states.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import {
	pathOfCover,
	type CoverKey,
	type InsuranceCover,
	type InsuranceCoverRepository,
} from '../insurance-cover.repository.ts';

/** The columns of 更新投保狀態; organisations and people are headed as in 匯出名單(單位). */
export const importColumns = [
	{ label: '目的機關' },
	{ label: '所屬運單', required: true },
	{ label: '志工姓名', required: true },
	{ label: '身分證字號', required: true },
	{ label: '作業', required: true },
	{ label: '保險起日' },
	{ label: '保險訖日' },
] as const;

type Column = (typeof importColumns)[number]['label'];

/** The 確認… buttons, as 作業 names them. */
export const confirmationLabels = coverConfirmations.map((action) => coverTransitions[action].label);

/** A button that a row presses, and for which cover. */
export interface CoverRow {
	key: CoverKey;
	act: { action: CoverConfirmation; period?: CoverPeriod | undefined };
}

type Read<Value> = { ok: true; value: Value } | { ok: false; reasons: string[] };

interface Dependencies {
	covers: InsuranceCoverRepository;
	search: MemberSearch;
	directory: Directory;
}

export async function readCoverRow(
	deps: Dependencies,
	actor: StaffActor,
	cell: RowCells,
): Promise<Read<CoverRow>> {
	const cover = await coverOf(deps, actor, cell);
	const act = actOf(cell);
	if (cover.ok && act.ok) return { ok: true, value: { key: cover.value, act: act.value } };
	return { ok: false, reasons: [cover, act].flatMap((part) => (part.ok ? [] : part.reasons)) };
}

/** What may stand in a file once: two rows for one cover would contradict each other. */
export function identityOfRow(cell: RowCells): string | undefined {
	const nationalId = normalizeNationalId(textAt(cell, '身分證字號'));
	return nationalId === ''
		? undefined
		: [nationalId, textAt(cell, '目的機關'), textAt(cell, '所屬運單')].join(' ');
}

function textAt(cell: RowCells, column: Column): string {
	return cell(column).text.trim();
}

function refused(...reasons: string[]): { ok: false; reasons: string[] } {
	return { ok: false, reasons };
}

/** The cover of the person in the unit of that name; one out of scope looks missing (S-02). */
async function coverOf(deps: Dependencies, actor: StaffActor, cell: RowCells): Promise<Read<InsuranceCover>> {
	const needed = ['所屬運單', '志工姓名', '身分證字號'] as const;
	const empty = needed.filter((column) => textAt(cell, column) === '');
	if (empty.length > 0) return refused(...empty.map((column) => `${column}：此欄位必填`));
	if (textAt(cell, '身分證字號').includes('*')) return refused('身分證字號：請填完整字號');
	const [cover, another] = await coversNamed(deps, actor, cell);
	if (!cover) return refused(errorCatalog['insurance.cover-not-found'].title);
	if (another) return refused('目的機關：有同名的運用單位，請填其目的機關');
	if (cover.name !== textAt(cell, '志工姓名')) {
		return refused('志工姓名：與此身分證字號已登錄的姓名不符，請確認');
	}
	return { ok: true, value: cover };
}

async function coversNamed(
	{ covers, search, directory }: Dependencies,
	actor: StaffActor,
	cell: RowCells,
): Promise<InsuranceCover[]> {
	const volunteerId = await search.idOf(textAt(cell, '身分證字號'));
	if (volunteerId === undefined) return [];
	const scope = scopeOf(actor);
	const visible = (await covers.ofVolunteer(volunteerId)).filter((one) => inScope(scope, pathOfCover(one)));
	const nameOf = await directory.names(visible.flatMap(({ purposeId, unitId }) => [purposeId, unitId]));
	const [purpose, unit] = [textAt(cell, '目的機關'), textAt(cell, '所屬運單')];
	return visible.filter(
		({ purposeId, unitId }) =>
			nameOf(unitId)?.name === unit && (purpose === '' || nameOf(purposeId)?.name === purpose),
	);
}

function actOf(cell: RowCells): Read<CoverRow['act']> {
	const label = textAt(cell, '作業');
	const action = coverConfirmations.find((one) => coverTransitions[one].label === label);
	if (!action) return refused(`作業：請填「${confirmationLabels.join('」、「')}」其中之一`);
	if (!('asks' in coverTransitions[action])) return { ok: true, value: { action } };
	const columns = { startDate: '保險起日', endDate: '保險訖日' } as const;
	const parsed = coverPeriodSchema.safeParse({
		startDate: dateInCell(cell(columns.startDate)),
		endDate: dateInCell(cell(columns.endDate)),
	});
	if (parsed.success) return { ok: true, value: { action, period: parsed.data } };
	const faults = fieldErrorsOf(coverPeriodSchema, parsed.error);
	return refused(
		...faults.map(({ field, message }) => `${columns[field as keyof typeof columns]}：${message}`),
	);
}
