import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import type { Counters } from '#platform/data/counters.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import { membersCount } from '#functions/volunteers/membership-counts.ts';
import type { Organization } from '#shared/contract/organizations.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import { labelOfServiceCategory } from '#shared/codes/service-categories.ts';
import type { Address } from '#shared/contract/common.ts';
import { levelBelow, type OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { childPath } from '#shared/domain/organizations/organization-path.ts';
import { addressText } from '#shared/values/address-text.ts';
import type { Directory } from './directory.ts';
import { organizationCountChanges } from './organization-counts.ts';
import type { OrganizationNode, OrganizationRepository } from './organization.repository.ts';

export interface OrganizationWriting {
	organizations: OrganizationRepository;
	directory: Directory;
	uniqueness: Uniqueness;
	counters: Counters;
	audit: Audit;
	transact: Transact;
}

type Dependencies = OrganizationWriting & { newId: NewId };

interface OrganizationFields {
	name: string;
	category?: ServiceCategory | undefined;
	phone?: string | undefined;
	address?: Address | undefined;
}

const nameTaken = () =>
	new DomainError('organization.name-taken', {
		errors: [{ field: 'name', label: '組織名稱', message: '同一上層之下已有相同名稱的組織' }],
	});

// Memberships carry the category of their unit: which 特殊訓練 counts was judged by it (F-15).
const categoryInUse = () => new DomainError('organization.category-in-use');

/** Two nodes under one parent may not share a name. */
function nameKey(parentId: string | undefined, name: string): string {
	return `${parentId ?? '-'}/${name}`;
}

/** A node as the API shows it. */
export function toOrganization(node: OrganizationNode): Organization {
	const {
		path: _path,
		managerId: _managerId,
		profile: _profile,
		plan: _plan,
		closedAt: _closedAt,
		...organization
	} = node;
	return organization;
}

/**
 * Adds a node below `parentId`; its level follows from the parent's (T-03, T-09). `level` holds a page that makes one
 * kind of node to that kind.
 */
export async function createOrganization(
	deps: Dependencies,
	actor: StaffActor,
	input: OrganizationFields & { parentId: string; level?: OrganizationLevel },
): Promise<Organization> {
	const parent = await deps.directory.requireInScope(actor, input.parentId);
	if (parent.status === 'disabled') throw new DomainError('organization.disabled');
	const level = levelBelow(parent.level);
	if (level === undefined || (input.level ?? level) !== level)
		throw new DomainError('organization.parent-invalid');
	const id = deps.newId();
	const category = input.category ?? parent.category;
	const node: OrganizationNode = {
		id,
		level,
		parentId: parent.id,
		path: childPath(parent.path, id),
		name: input.name,
		...(category && { category }),
		...contactOf(input),
		status: 'active',
		revision: 1,
	};
	await deps.transact([
		deps.organizations.createChange(node),
		deps.uniqueness.claim('organization-name', nameKey(parent.id, node.name), id, nameTaken),
		...organizationCountChanges(deps.counters, node, 1),
		deps.audit.entry({
			actor,
			action: 'organization.create',
			subject: { type: 'organization', id },
			changes: [{ label: '組織名稱', after: node.name }],
		}),
	]);
	return toOrganization(node);
}

export async function updateOrganization(
	deps: OrganizationWriting,
	actor: StaffActor,
	id: string,
	input: OrganizationFields & { revision: number },
): Promise<Organization> {
	const before = await deps.directory.requireInScope(actor, id);
	const { category: _category, phone: _phone, address: _address, ...rest } = before;
	const { name, category } = input;
	// What the form left empty is cleared.
	const after: OrganizationNode = { ...rest, name, ...(category && { category }), ...contactOf(input) };
	return toOrganization(await saveOrganization(deps, actor, before, after, { revision: input.revision }));
}

/** The changes of the table for a node that one form or another has edited; the form's own `changes` go into the log. */
export async function saveOrganization(
	deps: OrganizationWriting,
	actor: StaffActor,
	before: OrganizationNode,
	after: OrganizationNode,
	{ revision, changes = [] }: { revision: number; changes?: FieldChange[] },
): Promise<OrganizationNode> {
	if (before.revision !== revision) throw new DomainError('request.conflict');
	const { id, parentId } = before;
	const renamed = before.name !== after.name;
	await deps.transact([
		deps.organizations.replaceChange(after, revision),
		...(before.level === 'unit' && before.category !== after.category
			? [deps.counters.requireZero(membersCount(id, 'active'), categoryInUse)]
			: []),
		...(renamed
			? [
					deps.uniqueness.release('organization-name', nameKey(parentId, before.name), id),
					deps.uniqueness.claim('organization-name', nameKey(parentId, after.name), id, nameTaken),
				]
			: []),
		deps.audit.entry({
			actor,
			action: 'organization.update',
			subject: { type: 'organization', id },
			changes: [...fieldChanges(before, after), ...changes],
		}),
	]);
	return { ...after, revision: revision + 1 };
}

/**
 * The part of a removal that organisations know of. Whoever removes a node adds the end of the counters of all that may
 * lie below it.
 */
export function removalChanges(
	deps: Pick<OrganizationWriting, 'organizations' | 'uniqueness' | 'counters' | 'audit'>,
	actor: StaffActor,
	node: OrganizationNode,
): Change[] {
	const { id, parentId, name } = node;
	return [
		deps.organizations.removeChange(node),
		deps.uniqueness.release('organization-name', nameKey(parentId, name), id),
		...organizationCountChanges(deps.counters, node, -1),
		deps.audit.entry({
			actor,
			action: 'organization.remove',
			subject: { type: 'organization', id },
			changes: [{ label: '組織名稱', before: name }],
		}),
	];
}

/** 啟用 or 停用. While a node is disabled nobody below it can sign in, and who was signed in must do so anew afterwards. */
export async function setOrganizationStatus(
	deps: OrganizationWriting & { clock: Clock },
	actor: StaffActor,
	id: string,
	input: { status: 'active' | 'disabled'; revision: number },
): Promise<Organization> {
	const before = await deps.directory.requireInScope(actor, id);
	if (id === actor.organizationId)
		throw new DomainError('organization.parent-invalid', { detail: '不能停用自己所屬的組織' });
	if (before.revision !== input.revision) throw new DomainError('request.conflict');
	const after = {
		...before,
		status: input.status,
		...(input.status === 'disabled' && { closedAt: deps.clock().toISOString() }),
	};
	await deps.transact([
		deps.organizations.replaceChange(after, input.revision),
		deps.audit.entry({
			actor,
			action: `organization.${input.status === 'active' ? 'enable' : 'disable'}`,
			subject: { type: 'organization', id },
		}),
	]);
	return toOrganization({ ...after, revision: input.revision + 1 });
}

function contactOf({ phone, address }: OrganizationFields): Pick<OrganizationNode, 'phone' | 'address'> {
	return { ...(phone && { phone }), ...(address && addressText(address) !== '' && { address }) };
}

const readers: [label: string, read: (node: OrganizationNode) => string | undefined][] = [
	['組織名稱', ({ name }) => name],
	['服務類別', ({ category }) => category && labelOfServiceCategory(category)],
	['電話', ({ phone }) => phone],
	['地址', ({ address }) => address && addressText(address)],
];

function fieldChanges(before: OrganizationNode, after: OrganizationNode): FieldChange[] {
	return readers
		.map(([label, read]) => ({ label, before: read(before), after: read(after) }))
		.filter((change) => change.before !== change.after);
}
