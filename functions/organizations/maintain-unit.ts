import type { StaffActor } from '#platform/access/actor.ts';
import type { FieldChange } from '#platform/audit/audit.ts';
import type { ChangeLog } from '#platform/audit/change-log.ts';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { RecordChange } from '#shared/contract/common.ts';
import type { Organization, OrganizationReach } from '#shared/contract/organizations.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import {
	unitProfileSchema,
	type UnitCreate,
	type UnitDetail,
	type UnitProfile,
	type UnitUpdate,
} from '#shared/contract/units.ts';
import { labelOfOrganizationAction } from '#shared/domain/organizations/change-actions.ts';
import { isAtLeast } from '#shared/domain/organizations/level.ts';
import { addressText } from '#shared/values/address-text.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';
import type { Directory } from './directory.ts';
import { unitCounts } from './list-units.ts';
import {
	createOrganization,
	saveOrganization,
	setOrganizationStatus,
	toOrganization,
	type OrganizationWriting,
} from './manage-organizations.ts';
import type { OrganizationNode } from './organization.repository.ts';
import { readReach } from './read-reach.ts';
import { recordChanges } from './record-changes.ts';

type Dependencies = OrganizationWriting & { uploads: Uploads; clock: Clock };

/** The unit in the actor's scope; a node of another level looks missing too. */
async function requireUnit(directory: Directory, actor: StaffActor, id: string): Promise<OrganizationNode> {
	const node = await directory.requireInScope(actor, id);
	if (node.level !== 'unit') throw new DomainError('organization.not-found');
	return node;
}

export async function getUnit(
	deps: Pick<Dependencies, 'directory' | 'counters'>,
	actor: StaffActor,
	id: string,
): Promise<UnitDetail> {
	return unitDetail(deps, await requireUnit(deps.directory, actor, id));
}

/** 新增運用單位; its profile is the unit's own to fill in. */
export async function createUnit(
	deps: Dependencies & { newId: NewId },
	actor: StaffActor,
	input: UnitCreate,
): Promise<UnitDetail> {
	const { id } = await createOrganization(deps, actor, { ...input, level: 'unit' });
	return getUnit(deps, actor, id);
}

async function unitDetail(
	{ directory, counters }: Pick<Dependencies, 'directory' | 'counters'>,
	unit: OrganizationNode,
): Promise<UnitDetail> {
	const countOf = await unitCounts(counters, [unit]);
	return {
		...toOrganization(unit),
		placement: await directory.placement(unit.path),
		...(unit.profile && { profile: unit.profile }),
		...(unit.plan && { plan: unit.plan }),
		...countOf(unit),
	};
}

/**
 * 運用單位基本資料維護 (S-07): the unit keeps its own master data; name and category, on which book numbers and eligibility
 * hang, are changed by the authorities above it.
 */
export async function updateUnit(
	deps: Dependencies,
	actor: StaffActor,
	id: string,
	input: UnitUpdate,
): Promise<UnitDetail> {
	const before = await requireUnit(deps.directory, actor, id);
	const { name, category, phone, address, planUploadId, revision } = input;
	const named = before.name !== name || (before.category ?? category) !== category;
	if (named && !isAtLeast(actor.level, 'purpose')) throw new DomainError('organization.name-locked');
	if (before.revision !== revision) throw new DomainError('request.conflict');
	const uploaded = planUploadId
		? await deps.uploads.attach(actor, 'unit.plan', planUploadId, 'planUploadId')
		: undefined;
	const profile = tidyProfile(input);
	const { address: _address, ...rest } = before;
	const after: OrganizationNode = {
		...rest,
		name,
		category,
		phone,
		...(address && addressText(address) !== '' && { address }),
		profile,
		...(uploaded && { plan: uploaded }),
	};
	const changes = [
		...profileChanges(before.profile, profile),
		...(uploaded ? [{ label: '志願服務計畫書', before: before.plan?.name, after: uploaded.name }] : []),
	];
	return unitDetail(deps, await saveOrganization(deps, actor, before, after, { revision, changes }));
}

export async function setUnitStatus(
	deps: Dependencies,
	actor: StaffActor,
	id: string,
	input: { status: 'active' | 'disabled'; revision: number },
): Promise<Organization> {
	await requireUnit(deps.directory, actor, id);
	return setOrganizationStatus(deps, actor, id, input);
}

export async function downloadUnitPlan(
	deps: Dependencies,
	actor: StaffActor,
	id: string,
): Promise<{ url: string; fileName: string }> {
	const { plan } = await requireUnit(deps.directory, actor, id);
	if (!plan) throw new DomainError('file.not-found');
	return deps.uploads.download(plan);
}

export async function listUnitChanges(
	deps: Dependencies & { changeLog: ChangeLog },
	actor: StaffActor,
	id: string,
	query: PageQuery,
): Promise<Page<RecordChange>> {
	await requireUnit(deps.directory, actor, id);
	const entries = await deps.changeLog.of({ type: 'organization', id }, query);
	return recordChanges(deps.directory, entries, labelOfOrganizationAction);
}

/** The profile out of the form, without the empty texts that are sent for what was left open. */
function tidyProfile(input: UnitUpdate): UnitProfile {
	const profile = Object.entries<unknown>(unitProfileSchema.parse(input));
	return Object.fromEntries(
		profile.filter(([, value]) => value !== undefined && value !== ''),
	) as UnitProfile;
}

const asWritten = (value: string) => value;

const readers: { [Field in keyof UnitProfile]-?: [label: string, read: (value: string) => string] } = {
	headName: ['負責人', asWritten],
	supervisorName: ['志工督導', asWritten],
	email: ['電子信箱', asWritten],
	businessNumber: ['統一編號', asWritten],
	filingNumber: ['備案字號', asWritten],
	filedOn: ['備案日期', formatRocDate],
	planFrom: ['計畫期間（起）', formatRocDate],
	planUntil: ['計畫期間（訖）', formatRocDate],
};

function profileChanges(before: UnitProfile | undefined, after: UnitProfile): FieldChange[] {
	return (Object.keys(readers) as (keyof UnitProfile)[]).flatMap((field) => {
		const [label, read] = readers[field];
		const [old, now] = [before?.[field], after[field]];
		return old === now ? [] : [{ label, before: old && read(old), after: now && read(now) }];
	});
}

export async function readUnitReach(
	deps: Dependencies,
	actor: StaffActor,
	id: string,
): Promise<OrganizationReach> {
	await requireUnit(deps.directory, actor, id);
	return readReach(deps, actor, id);
}
