import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import type { Membership } from '../membership.repository.ts';
import { findPersonByNationalId, type PersonReading, type PersonRecord } from '../person.ts';

/** Whom a row is about. */
export const personColumns = [
	{ label: '身分證字號', required: true, width: 14, note: '完整字號' },
	{ label: '志工姓名', required: true, width: 14, note: '須與此身分證字號已登錄的姓名相同' },
] as const;

type PersonLabel = (typeof personColumns)[number]['label'];

/** A person with the places where the account may act for them; never without one. */
export interface PersonInReach extends PersonRecord {
	places: [Membership, ...Membership[]];
}

export type RowPerson = { ok: true; person: PersonInReach } | { ok: false; reason: string };

/** The person that a row means. Whoever serves out of the account's reach looks missing (S-02). */
export async function personOfRow(
	deps: PersonReading & { cipher: FieldCipher; uniqueness: Uniqueness },
	reaches: (membership: Membership) => boolean,
	textAt: (label: PersonLabel) => string,
): Promise<RowPerson> {
	const nationalId = normalizeNationalId(textAt('身分證字號'));
	if (nationalId === '') return refusedAt('身分證字號', '此欄位必填');
	const record = await findPersonByNationalId(deps, nationalId);
	const [place, ...others] = record?.memberships.filter(reaches) ?? [];
	if (!record || !place) return refusedAt('身分證字號', '查無此志工');
	if (textAt('志工姓名') !== record.volunteer.base.name)
		return refusedAt('志工姓名', '與此身分證字號已登錄的姓名不符，請確認');
	return { ok: true, person: { ...record, places: [place, ...others] } };
}

/** A reason in the words of the sheet. */
export function refusedAt(label: string, reason: string): { ok: false; reason: string } {
	return { ok: false, reason: `${label}：${reason}` };
}
