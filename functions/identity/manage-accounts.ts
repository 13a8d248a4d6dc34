import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import { DomainError } from '#platform/errors.ts';
import { emailChangeEntries } from '#platform/outbox/email-change.ts';
import type { OrganizationRef } from '#shared/contract/common.ts';
import type { AccountDetail, AccountRow } from '#shared/contract/identity.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import {
	organizationLevelLabels,
	organizationLevels,
	type OrganizationLevel,
} from '#shared/domain/organizations/level.ts';
import { pathIds, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import { accountsCount } from './account-counts.ts';
import type { Account, AccountFilter } from './account.repository.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { newCredential, noCredential } from './password-change.ts';

type Dependencies = Pick<
	IdentityDependencies,
	| 'accounts'
	| 'audit'
	| 'cipher'
	| 'clock'
	| 'counters'
	| 'credentials'
	| 'directory'
	| 'newId'
	| 'outbox'
	| 'passwords'
	| 'sessions'
	| 'transact'
	| 'uniqueness'
	| 'uploads'
>;

function countChanges(deps: Dependencies, path: OrganizationPath, delta: number) {
	return pathIds(path).map((id) => deps.counters.add(accountsCount(id), delta));
}

/** S-19, S-20: back-office accounts of the caller's own subtree. */
export async function listAccounts(
	deps: Pick<Dependencies, 'accounts' | 'directory' | 'counters'>,
	actor: StaffActor,
	query: PageQuery & AccountFilter & { organizationId?: string | undefined },
): Promise<Page<AccountRow>> {
	const scope = await deps.directory.scopeFor(actor, query.organizationId);
	const { name, login, level, status } = query;
	const total = await deps.counters.total(accountsCount(scope.organizationId));
	const { items, page } = await deps.accounts.list(scope, query, { name, login, level, status }, total);
	const nameOf = await deps.directory.names(items.flatMap((account) => ownPlace(account.path)));
	return { items: items.map((account) => toRow(account, placeName(account.path, nameOf))), page };
}

export async function getAccount(
	deps: Pick<Dependencies, 'accounts' | 'directory'>,
	actor: StaffActor,
	accountId: string,
): Promise<AccountDetail> {
	return toDetail(deps, await requireAccount(deps, actor, accountId));
}

interface AccountFields {
	name: string;
	email: string;
	phone?: string | undefined;
	status: 'enabled' | 'disabled';
	note?: string | undefined;
	organizationId: string;
	level: OrganizationLevel;
	photoUploadId?: string | undefined;
}

/** S-21, S-22: the chosen node decides the level; the first sign-in must change the password. */
export async function createAccount(
	deps: Dependencies,
	actor: StaffActor,
	input: AccountFields & { login: string; nationalId: string; password: string },
): Promise<AccountDetail> {
	const organization = await deps.directory.requireInScope(actor, input.organizationId);
	if (organization.status === 'disabled') throw new DomainError('organization.disabled');
	checkLevel(organization, input);
	const nationalId = normalizeNationalId(input.nationalId);
	const nationalIdHash = deps.cipher.lookupHash(nationalId);
	const accountId = deps.newId();
	const photo = input.photoUploadId
		? await deps.uploads.attach(actor, 'account.photo', input.photoUploadId, 'photoUploadId')
		: undefined;
	const account: Account = {
		accountId,
		login: input.login,
		name: input.name,
		email: input.email,
		...(input.phone && { phone: input.phone }),
		...(input.note && { note: input.note }),
		nationalIdSealed: deps.cipher.seal(nationalId),
		nationalIdHash,
		nationalIdMasked: maskNationalId(nationalId),
		level: organization.level,
		organizationId: organization.id,
		path: organization.path,
		status: input.status,
		...(photo && { photo }),
		revision: 1,
	};
	const credential = await newCredential(deps, {
		credential: noCredential(accountId),
		password: input.password,
		mustChange: true,
	});
	await deps.transact([
		deps.accounts.createChange(account),
		deps.uniqueness.claim('login', account.login, accountId, taken('identity.login-taken', 'login', '帳號')),
		deps.uniqueness.claim(
			'account-national-id',
			nationalIdHash,
			accountId,
			taken('identity.national-id-taken', 'nationalId', '身分證號'),
		),
		...credential,
		...countChanges(deps, account.path, 1),
		auditOf(deps.audit, actor, 'account.create', account, fieldChanges(undefined, account)),
	]);
	return toDetail(deps, account);
}

export async function updateAccount(
	deps: Dependencies,
	actor: StaffActor,
	accountId: string,
	input: AccountFields & { revision: number; password?: string | undefined },
): Promise<AccountDetail> {
	const before = await requireAccount(deps, actor, accountId);
	const moved = before.organizationId !== input.organizationId;
	if (accountId === actor.accountId && (moved || input.status !== before.status)) {
		throw new DomainError('identity.own-account-locked');
	}
	if (accountId === actor.accountId && input.password !== undefined) {
		// Here nobody asks for the present password.
		throw new DomainError('identity.own-account-locked', { detail: '請在「個人資料維護」變更自己的密碼' });
	}
	// What was read here is written back whole: it must be what the form was filled from.
	if (before.revision !== input.revision) throw new DomainError('request.conflict');
	const organization = moved ? await deps.directory.requireInScope(actor, input.organizationId) : undefined;
	if (organization?.status === 'disabled') throw new DomainError('organization.disabled');
	checkLevel(organization ?? before, input);
	const photo = input.photoUploadId
		? await deps.uploads.attach(actor, 'account.photo', input.photoUploadId, 'photoUploadId')
		: before.photo;
	const { phone: _phone, note: _note, photo: _photo, ...rest } = before;
	const after: Account = {
		...rest,
		name: input.name,
		email: input.email,
		...(input.phone && { phone: input.phone }),
		...(input.note && { note: input.note }),
		status: input.status,
		...(organization && {
			level: organization.level,
			organizationId: organization.id,
			path: organization.path,
		}),
		...(photo && { photo }),
	};
	const credential = await deps.credentials.get(accountId);
	const passwordChanges =
		input.password === undefined
			? []
			: await newCredential(deps, {
					credential: credential ?? noCredential(accountId),
					password: input.password,
					mustChange: true,
				});
	const ended =
		input.password === undefined && after.status === 'disabled'
			? [deps.credentials.endSessionsChange(accountId)]
			: [];
	await deps.transact([
		deps.accounts.replaceChange(after, input.revision),
		...emailChangeEntries(deps, actor, {
			account: 'staff',
			...{ accountId, name: after.name, before: before.email, after: after.email },
		}),
		...passwordChanges,
		...ended,
		...(moved ? movedCounts(deps, before.path, after.path) : []),
		auditOf(deps.audit, actor, 'account.update', after, fieldChanges(before, after)),
	]);
	return toDetail(deps, { ...after, revision: input.revision + 1 });
}

/** Only the nodes that one path has and the other has not change their count. */
function movedCounts(deps: Dependencies, from: OrganizationPath, to: OrganizationPath) {
	const left = pathIds(from).filter((id) => !pathIds(to).includes(id));
	const entered = pathIds(to).filter((id) => !pathIds(from).includes(id));
	return [
		...left.map((id) => deps.counters.add(accountsCount(id), -1)),
		...entered.map((id) => deps.counters.add(accountsCount(id), 1)),
	];
}

/** S-20: 啟用 or 停用; a disabled account is signed out everywhere. */
export async function setAccountStatus(
	deps: Dependencies,
	actor: StaffActor,
	accountId: string,
	input: { status: 'enabled' | 'disabled'; revision: number },
): Promise<AccountRow> {
	if (accountId === actor.accountId) throw new DomainError('identity.own-account-locked');
	const before = await requireAccount(deps, actor, accountId);
	if (before.revision !== input.revision) throw new DomainError('request.conflict');
	const after: Account = { ...before, status: input.status };
	const ended = input.status === 'disabled' ? [deps.credentials.endSessionsChange(accountId)] : [];
	await deps.transact([
		deps.accounts.replaceChange(after, input.revision),
		...ended,
		auditOf(deps.audit, actor, input.status === 'enabled' ? 'account.enable' : 'account.disable', after, []),
	]);
	const nameOf = await deps.directory.names(ownPlace(after.path));
	return toRow({ ...after, revision: input.revision + 1 }, placeName(after.path, nameOf));
}

/** S-22: a node that was left unchosen must not make an account of another level than its maker meant. */
function checkLevel(place: { level: OrganizationLevel }, meant: { level: OrganizationLevel }): void {
	if (place.level === meant.level) return;
	const error = new DomainError('identity.level-mismatch');
	throw new DomainError('identity.level-mismatch', {
		errors: [{ field: 'organizationId', label: '組織權限', message: error.title }],
	});
}

/** The account if it lies in the actor's own subtree; anything else looks missing. */
async function requireAccount(
	deps: Pick<Dependencies, 'accounts'>,
	actor: StaffActor,
	accountId: string,
): Promise<Account> {
	const account = await deps.accounts.get(accountId);
	if (!account || !inScope(scopeOf(actor), account.path)) throw new DomainError('identity.account-not-found');
	return account;
}

function taken(code: 'identity.login-taken' | 'identity.national-id-taken', field: string, label: string) {
	return () => {
		const error = new DomainError(code);
		return new DomainError(code, { errors: [{ field, label, message: error.title }] });
	};
}

/** The organisation and what it belongs to, from the unit down: there is a 第一小隊 in many a unit (S-20). */
function ownPlace(path: OrganizationPath): string[] {
	const ids = pathIds(path);
	return ids.slice(Math.min(organizationLevels.indexOf('unit'), ids.length - 1));
}

function placeName(path: OrganizationPath, nameOf: (id: string) => OrganizationRef | undefined): string {
	return ownPlace(path)
		.map((id) => nameOf(id)?.name ?? id)
		.join('-');
}

function toRow(account: Account, organization: string): AccountRow {
	const { accountId, name, login, nationalIdMasked, level, status, revision } = account;
	return { accountId, name, login, nationalId: nationalIdMasked, organization, level, status, revision };
}

async function toDetail(deps: Pick<Dependencies, 'directory'>, account: Account): Promise<AccountDetail> {
	const placement = await deps.directory.placement(account.path);
	const { email, phone, note, organizationId, photo } = account;
	return {
		...toRow(
			account,
			placeName(account.path, (id) => Object.values(placement).find((node) => node.id === id)),
		),
		email,
		...(phone && { phone }),
		...(note && { note }),
		organizationId,
		placement,
		...(photo && { photo }),
	};
}

function auditOf(audit: Audit, actor: StaffActor, action: string, account: Account, changes: FieldChange[]) {
	return audit.entry({ actor, action, subject: { type: 'account', id: account.accountId }, changes });
}

function fieldChanges(before: Account | undefined, after: Account): FieldChange[] {
	const fields: [string, (account: Account) => string | undefined][] = [
		['姓名', (account) => account.name],
		['帳號', (account) => account.login],
		['信箱', (account) => account.email],
		['電話', (account) => account.phone],
		['帳號狀態', (account) => (account.status === 'enabled' ? '啟用' : '停用')],
		['組織權限', (account) => `${levelLabel(account.level)} ${account.organizationId}`],
		['備註', (account) => account.note],
	];
	return fields
		.map(([label, read]) => ({ label, before: before && read(before), after: read(after) }))
		.filter((change) => change.before !== change.after);
}

function levelLabel(level: OrganizationLevel): string {
	return organizationLevelLabels[level];
}
