import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import { emailChangeEntries } from '#platform/outbox/email-change.ts';
import type { StaffProfile } from '#shared/contract/identity.ts';
import type { Account } from './account.repository.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import { newCredential, provePassword, type ProofDependencies } from './password-change.ts';

type Dependencies = Pick<IdentityDependencies, 'directory' | 'functionsOf'>;

/** An account as its owner sees it. */
export async function staffProfileOf(
	deps: Dependencies,
	account: Account,
	session: { mustChangePassword: boolean; expiresAt: string },
): Promise<StaffProfile> {
	const placement = await deps.directory.placement(account.path);
	const { accountId, login, name, email, phone, photo, level, organizationId, revision } = account;
	return {
		accountId,
		login,
		name,
		email,
		...(phone && { phone }),
		...(photo && { photo }),
		level,
		organization: placement[level] ?? { id: organizationId, name: organizationId },
		placement,
		functions: await deps.functionsOf(level),
		mustChangePassword: session.mustChangePassword,
		sessionExpiresAt: session.expiresAt,
		revision,
	};
}

export async function ownAccount(
	deps: Pick<IdentityDependencies, 'accounts'>,
	actor: StaffActor,
): Promise<Account> {
	const account = await deps.accounts.get(actor.accountId);
	if (!account) throw new DomainError('identity.account-not-found');
	return account;
}

export async function getStaffProfile(
	deps: Dependencies & Pick<IdentityDependencies, 'accounts'>,
	actor: StaffActor,
): Promise<StaffProfile> {
	return staffProfileOf(deps, await ownAccount(deps, actor), {
		mustChangePassword: actor.mustChangePassword,
		expiresAt: actor.session.expiresAt,
	});
}

interface ProfileInput {
	revision: number;
	name: string;
	email: string;
	phone?: string | undefined;
	photoUploadId?: string | undefined;
	currentPassword?: string | undefined;
	password?: string | undefined;
}

/** S-23: own name, telephone, e-mail, photo and password; login and place stay. */
export async function updateStaffProfile(
	deps: Dependencies &
		ProofDependencies &
		Pick<
			IdentityDependencies,
			'accounts' | 'audit' | 'clock' | 'newId' | 'outbox' | 'sessions' | 'transact' | 'uploads'
		>,
	actor: StaffActor,
	input: ProfileInput,
): Promise<StaffProfile> {
	const before = await ownAccount(deps, actor);
	if (before.revision !== input.revision) throw new DomainError('request.conflict');
	const photo = input.photoUploadId
		? await deps.uploads.attach(actor, 'account.photo', input.photoUploadId, 'photoUploadId')
		: before.photo;
	const { phone: _phone, photo: _photo, ...rest } = before;
	const after: Account = {
		...rest,
		name: input.name,
		email: input.email,
		...(input.phone && { phone: input.phone }),
		...(photo && { photo }),
	};
	const passwordChanges =
		input.password === undefined
			? []
			: await newCredential(deps, {
					credential: await provePassword(deps, actor, input.currentPassword ?? ''),
					password: input.password,
					mustChange: false,
					keepSession: actor.session.sessionId,
				});
	await deps.transact([
		deps.accounts.replaceChange(after, input.revision),
		...emailChangeEntries(deps, actor, {
			account: 'staff',
			accountId: actor.accountId,
			...{ name: after.name, before: before.email, after: after.email },
		}),
		...passwordChanges,
		deps.audit.entry({
			actor,
			action: 'account.update-own',
			subject: { type: 'account', id: actor.accountId },
			changes: [
				{ label: '姓名', before: before.name, after: after.name },
				{ label: '信箱', before: before.email, after: after.email },
				{ label: '電話', before: before.phone, after: after.phone },
			].filter((change) => change.before !== change.after),
		}),
	]);
	return staffProfileOf(
		deps,
		{ ...after, revision: input.revision + 1 },
		{ mustChangePassword: false, expiresAt: actor.session.expiresAt },
	);
}

/** Moves the end of the session to an hour from now; asking is enough, as every request does. */
export function extendSession(actor: StaffActor): { sessionExpiresAt: string } {
	return { sessionExpiresAt: actor.session.expiresAt };
}

export async function downloadOwnPhoto(
	deps: Pick<IdentityDependencies, 'accounts' | 'uploads'>,
	actor: StaffActor,
): Promise<{ url: string; fileName: string }> {
	const { photo } = await ownAccount(deps, actor);
	if (!photo) throw new DomainError('file.not-found');
	return deps.uploads.download(photo);
}
