import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import type { Counters } from '#platform/data/counters.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Organization } from '#shared/contract/organizations.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import { levelBelow } from '#shared/domain/organizations/level.ts';
import { childPath } from '#shared/domain/organizations/organization-path.ts';
import type { Directory } from './directory.ts';
import type { OrganizationNode, OrganizationRepository } from './organization.repository.ts';

interface Dependencies {
	organizations: OrganizationRepository;
	directory: Directory;
	uniqueness: Uniqueness;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	newId: NewId;
}

interface OrganizationFields {
	name: string;
	category?: ServiceCategory | undefined;
	phone?: string | undefined;
	address?: string | undefined;
}

const nameTaken = () =>
	new DomainError('organization.name-taken', {
		errors: [{ field: 'name', label: '組織名稱', message: '同一上層之下已有相同名稱的組織' }],
	});

/** Two nodes under one parent may not share a name. */
function nameKey(parentId: string | undefined, name: string): string {
	return `${parentId ?? '-'}/${name}`;
}

/** A node as the API shows it. */
export function toOrganization(node: OrganizationNode): Organization {
	const { path: _path, ...organization } = node;
	return organization;
}

/** Adds a node below `parentId`; its level follows from the parent's (T-03, T-09). */
export async function createOrganization(
	deps: Dependencies,
	actor: StaffActor,
	input: OrganizationFields & { parentId: string },
): Promise<Organization> {
	const parent = await deps.directory.requireInScope(actor, input.parentId);
	if (parent.status === 'disabled') throw new DomainError('organization.disabled');
	const level = levelBelow(parent.level);
	if (level === undefined) throw new DomainError('organization.parent-invalid');
	const id = deps.newId();
	const category = input.category ?? parent.category;
	const node: OrganizationNode = {
		id,
		level,
		parentId: parent.id,
		path: childPath(parent.path, id),
		name: input.name,
		...(category && { category }),
		...(input.phone && { phone: input.phone }),
		...(input.address && { address: input.address }),
		status: 'active',
		revision: 1,
	};
	await deps.transact([
		deps.organizations.createChange(node),
		deps.uniqueness.claim('organization-name', nameKey(parent.id, node.name), id, nameTaken),
		...(level === 'unit' ? [deps.counters.add('units', 1)] : []),
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
	deps: Dependencies,
	actor: StaffActor,
	id: string,
	input: OrganizationFields & { revision: number },
): Promise<Organization> {
	const before = await deps.directory.requireInScope(actor, id);
	const { revision, name, category, phone, address } = input;
	if (before.revision !== revision) throw new DomainError('request.conflict');
	const { category: _category, phone: _phone, address: _address, ...rest } = before;
	// What the form left empty is cleared.
	const after: OrganizationNode = {
		...rest,
		name,
		...(category && { category }),
		...(phone && { phone }),
		...(address && { address }),
		revision: revision + 1,
	};
	const renamed = before.name !== after.name;
	await deps.transact([
		deps.organizations.updateChange(after, revision),
		...(renamed
			? [
					deps.uniqueness.release('organization-name', nameKey(before.parentId, before.name), id),
					deps.uniqueness.claim('organization-name', nameKey(before.parentId, after.name), id, nameTaken),
				]
			: []),
		deps.audit.entry({
			actor,
			action: 'organization.update',
			subject: { type: 'organization', id },
			changes: fieldChanges(before, after),
		}),
	]);
	return toOrganization(after);
}

export async function setOrganizationStatus(
	deps: Dependencies,
	actor: StaffActor,
	id: string,
	input: { status: 'active' | 'disabled'; revision: number },
): Promise<Organization> {
	const before = await deps.directory.requireInScope(actor, id);
	if (id === actor.organizationId)
		throw new DomainError('organization.parent-invalid', { detail: '不能停用自己所屬的組織' });
	if (before.revision !== input.revision) throw new DomainError('request.conflict');
	const after = { ...before, status: input.status, revision: input.revision + 1 };
	await deps.transact([
		deps.organizations.updateChange(after, input.revision),
		deps.audit.entry({
			actor,
			action: `organization.${input.status === 'active' ? 'enable' : 'disable'}`,
			subject: { type: 'organization', id },
		}),
	]);
	return toOrganization(after);
}

const labels = { name: '組織名稱', category: '服務類別', phone: '電話', address: '地址' } as const;

function fieldChanges(before: OrganizationNode, after: OrganizationNode): FieldChange[] {
	return (Object.keys(labels) as (keyof typeof labels)[])
		.filter((field) => before[field] !== after[field])
		.map((field) => ({ label: labels[field], before: before[field], after: after[field] }));
}
