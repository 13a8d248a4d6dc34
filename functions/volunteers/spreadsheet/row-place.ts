import type { StaffActor } from '#platform/access/actor.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { pathIds } from '#shared/domain/organizations/organization-path.ts';

/** The levels below the governing authority, as the sheet names them; people always belong to a unit. */
export const placeColumns = [
	{ level: 'purposeId', label: '目的機關', required: true },
	{ level: 'unitId', label: '所屬運單', required: true },
	{ level: 'teamId', label: '志工隊', required: false },
	{ level: 'squadId', label: '志工小隊', required: false },
] as const;

type PlaceLevel = (typeof placeColumns)[number]['level'];

export type RowPlace = { ok: true; ids: Partial<Record<PlaceLevel, string>> } | { ok: false; reason: string };

/**
 * Where a row puts the person: organisations go by name. The account's own place and what lies above it need not be
 * named, and must not be another's.
 */
export async function placeOfRow(
	directory: Directory,
	actor: StaffActor,
	nameAt: (label: string) => string,
): Promise<RowPlace> {
	const [governingId = '', ...own] = pathIds(actor.path);
	const ownName = await directory.names(own);
	const ids: Partial<Record<PlaceLevel, string>> = {};
	let parentId = governingId;
	for (const [depth, { level, label, required }] of placeColumns.entries()) {
		const name = nameAt(label);
		const given = own[depth];
		if (given !== undefined) {
			if (name !== '' && name !== ownName(given)?.name) return refused(label, `「${name}」不在您的權限範圍`);
			ids[level] = given;
			parentId = given;
			continue;
		}
		if (name === '') {
			const below = placeColumns.slice(depth + 1).find((lower) => nameAt(lower.label) !== '');
			if (!required && !below) break;
			return refused(label, '此欄位必填');
		}
		const node = await directory.childByName(parentId, name);
		if (!node) return refused(label, `找不到「${name}」`);
		ids[level] = node.id;
		parentId = node.id;
	}
	return { ok: true, ids };
}

function refused(label: string, reason: string): RowPlace {
	return { ok: false, reason: `${label}：${reason}` };
}
