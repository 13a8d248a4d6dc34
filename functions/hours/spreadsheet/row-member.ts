import type { StaffActor } from '#platform/access/actor.ts';
import { personColumns, personOfRow, refusedAt } from '#functions/volunteers/spreadsheet/row-person.ts';
import type { HoursContainer } from '../container.ts';
import { entryRights } from '../entry-rights.ts';
import type { ServingKey } from '../new-entry.ts';

/** Whom a row is about, as the list of 志工服務時數管理 names the columns (H-01, H-03). */
export const memberColumns = [
	...personColumns,
	{
		label: '運用單位',
		required: false,
		width: 24,
		note: '單位名稱；志工只在您權限範圍內的一個單位服務者可空白',
	},
] as const;

type MemberLabel = (typeof memberColumns)[number]['label'];

type RowMember = { ok: true; key: ServingKey } | { ok: false; reason: string };

/** The person in the unit that a row means. Whoever serves out of the account's reach looks missing (H-14). */
export async function memberOfRow(
	deps: HoursContainer,
	actor: StaffActor,
	textAt: (label: MemberLabel) => string,
): Promise<RowMember> {
	const rights = await entryRights(deps.directory, actor);
	const row = await personOfRow(deps, (membership) => rights.serves(membership), textAt);
	if (!row.ok) return row;
	const { places } = row.person;
	const unitName = textAt('運用單位');
	const nameOf = await deps.directory.names(places.map(({ unitId }) => unitId));
	const meant = places.filter(({ unitId }) => unitName === '' || nameOf(unitId)?.name === unitName);
	const [place, another] = meant;
	if (!place) return refusedAt('運用單位', `此志工不在「${unitName}」`);
	if (another) {
		const reason = '此志工於數個單位服務，請填寫單位名稱；單位同名者請以「批次新增時數」登錄';
		return refusedAt('運用單位', reason);
	}
	return { ok: true, key: { volunteerId: place.volunteerId, unitId: place.unitId } };
}
