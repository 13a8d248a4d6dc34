import type { StaffActor } from '#platform/access/actor.ts';
import { findPersonByNationalId } from '#functions/volunteers/person.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import type { HoursContainer } from '../container.ts';
import { entryRights } from '../entry-rights.ts';
import type { ServingKey } from '../new-entry.ts';

/** Whom a row is about, as the list of 志工服務時數管理 names the columns (H-01, H-03). */
export const memberColumns = [
	{ label: '身分證字號', required: true, width: 14, note: '完整字號' },
	{ label: '志工姓名', required: true, width: 14, note: '須與此身分證字號已登錄的姓名相同' },
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
	const nationalId = normalizeNationalId(textAt('身分證字號'));
	if (nationalId === '') return refused('身分證字號', '此欄位必填');
	const person = await findPersonByNationalId(deps, nationalId);
	const rights = await entryRights(deps.directory, actor);
	const places = person?.memberships.filter((membership) => rights.serves(membership)) ?? [];
	if (!person || places.length === 0) return refused('身分證字號', '查無此志工');
	if (textAt('志工姓名') !== person.volunteer.base.name)
		return refused('志工姓名', '與此身分證字號已登錄的姓名不符，請確認');
	const unitName = textAt('運用單位');
	const nameOf = await deps.directory.names(places.map(({ unitId }) => unitId));
	const meant = places.filter(({ unitId }) => unitName === '' || nameOf(unitId)?.name === unitName);
	const [place, another] = meant;
	if (!place) return refused('運用單位', `此志工不在「${unitName}」`);
	if (another)
		return refused('運用單位', '此志工於數個單位服務，請填寫單位名稱；單位同名者請以「批次新增時數」登錄');
	return { ok: true, key: { volunteerId: place.volunteerId, unitId: place.unitId } };
}

function refused(label: MemberLabel, reason: string): RowMember {
	return { ok: false, reason: `${label}：${reason}` };
}
