import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticator } from '#functions/identity/authenticate.ts';
import {
	createAccount,
	getAccount,
	listAccounts,
	setAccountStatus,
	updateAccount,
} from '#functions/identity/manage-accounts.ts';
import { setOrganizationStatus } from '#functions/organizations/manage-organizations.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { accountCreateSchema } from '#shared/contract/identity.ts';
import { fieldErrorsOf } from '#shared/contract/field-errors.ts';
import { levelOfPath } from '#shared/domain/organizations/organization-path.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import type { DomainError } from '#platform/errors.ts';
import { anonymous, setupIdentity, type IdentitySetup } from '#tests/support/identity-setup.ts';
import { tinyPng } from '#tests/support/memory-object-store.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { tableSnapshot } from '#tests/support/table-snapshot.ts';
import { actorAt, testPassword, type TestNode } from '#tests/support/test-city.ts';

let setup: IdentitySetup;
let serial = 0;

beforeAll(async () => {
	setup = await setupIdentity();
});
afterAll(() => setup.local.stop());

const at = (node: TestNode) => actorAt(setup.city, node);
const idOf = (node: TestNode) => setup.city.organizations[node].id;

const placeOf = (node: TestNode) => ({
	organizationId: idOf(node),
	level: levelOfPath(setup.city.organizations[node].path),
});

function accountForm(node: TestNode, overrides: Record<string, unknown> = {}) {
	serial += 1;
	return accountCreateSchema.parse({
		login: `new-${serial}`,
		name: `新人${serial}`,
		email: `new-${serial}@example.com`,
		nationalId: makeNationalId({ serial: 7_000_000 + serial, sex: 'male' }),
		status: 'enabled',
		...placeOf(node),
		password: testPassword,
		passwordRepeat: testPassword,
		...overrides,
	});
}

const create = (actor: TestNode, node: TestNode, overrides: Record<string, unknown> = {}) =>
	createAccount(setup.deps, at(actor), accountForm(node, overrides));

async function refusalWithFields(call: Promise<unknown>): Promise<{ code: string; fields: string[] }> {
	try {
		await call;
		return { code: 'not refused', fields: [] };
	} catch (error) {
		const { code, errors = [] } = error as DomainError;
		return { code, fields: errors.map(({ field, label }) => `${field} ${label}`) };
	}
}

/** The fields of an account as its form sends them back. */
async function editForm(accountId: string, overrides: Record<string, unknown> = {}) {
	const detail = await getAccount(setup.deps, at('governing'), accountId);
	const { name, email, phone, note, status, organizationId, level, revision } = detail;
	return { name, email, phone, note, status, organizationId, level, revision, ...overrides };
}

describe('新增後台使用者', () => {
	it('[S-22] a place that was left at another level than the one meant is refused, new and changed alike', async () => {
		const meant = { ...placeOf('governing'), level: 'purpose' } as const;
		const refused = { code: 'identity.level-mismatch', fields: ['organizationId 組織權限'] };
		expect(await refusalWithFields(create('governing', 'purpose', meant))).toEqual(refused);
		const { accountId } = await create('governing', 'purpose');
		const form = await editForm(accountId, meant);
		expect(await refusalWithFields(updateAccount(setup.deps, at('governing'), accountId, form))).toEqual(
			refused,
		);
		expect((await getAccount(setup.deps, at('governing'), accountId)).level).toBe('purpose');
		const { level: _level, ...without } = accountForm('purpose');
		expect(accountCreateSchema.safeParse({ ...without, passwordRepeat: without.password }).success).toBe(
			false,
		);
	});

	it.each([
		['governing', 'governing'],
		['purpose', 'purpose'],
		['unit', 'unit'],
		['team', 'team'],
		['squad', 'squad'],
	] as const)('[S-22] the chosen node %s gives level and place', async (node, level) => {
		const account = await create('governing', node);
		expect(account).toMatchObject({ level, organizationId: idOf(node), status: 'enabled' });
		expect(Object.keys(account.placement)).toHaveLength(
			['governing', 'purpose', 'unit', 'team', 'squad'].indexOf(level) + 1,
		);
		expect(account.nationalId).toMatch(/^.{5}\*{5}$/);
	});

	it('[S-18] stays within the own subtree', async () => {
		expect((await create('purpose', 'purpose')).level).toBe('purpose');
		expect((await create('purpose', 'squad')).level).toBe('squad');
		for (const node of ['governing', 'other-purpose'] as const) {
			expect(await refusalOf(create('purpose', node))).toBe('organization.not-found');
		}
		expect(await refusalOf(create('other-purpose', 'unit'))).toBe('organization.not-found');
	});

	it('[S-21] names the field of a login or an ID number that is taken, and writes nothing', async () => {
		const { login } = await create('governing', 'unit', { login: 'first-comer' });
		const before = await tableSnapshot(setup.local.table);
		expect(await refusalWithFields(create('purpose', 'team', { login }))).toEqual({
			code: 'identity.login-taken',
			fields: ['login 帳號'],
		});
		const nationalId = makeNationalId({ serial: 9_000_000, sex: 'female' });
		expect(await refusalWithFields(create('purpose', 'team', { nationalId }))).toEqual({
			code: 'identity.national-id-taken',
			fields: ['nationalId 身分證號'],
		});
		expect(await tableSnapshot(setup.local.table)).toEqual(before);
	});

	it('twenty who want the same login at once: one gets it', async () => {
		const calls = Array.from({ length: 20 }, () =>
			refusalOf(create('governing', 'unit', { login: 'wanted' })),
		);
		const answers = await Promise.all(calls);
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		expect(new Set(answers)).toEqual(new Set(['not refused', 'identity.login-taken']));
	});

	it('must change the password that somebody else chose, before anything else', async () => {
		const { login } = await create('governing', 'unit');
		const { token } = await setup.signIn(login);
		const actor = await authenticator(setup.deps)('staff', token, anonymous.origin);
		expect(actor).toMatchObject({ kind: 'staff', mustChangePassword: true });
	});

	it('keeps neither ID number nor password readable', async () => {
		const form = accountForm('unit', {
			password: 'Readable-Nowhere-1',
			passwordRepeat: 'Readable-Nowhere-1',
		});
		await createAccount(setup.deps, at('governing'), form);
		const stored = JSON.stringify([...(await tableSnapshot(setup.local.table)).values()]);
		expect(stored).not.toContain(form.nationalId);
		expect(stored).not.toContain('Readable-Nowhere-1');
	});

	it('takes a photo that the creator has uploaded', async () => {
		const file = {
			purpose: 'account.photo',
			name: '相片.png',
			size: tinyPng.length,
			contentType: 'image/png',
		} as const;
		const { uploadId, fields } = await setup.deps.uploads.create(at('governing'), file);
		setup.objects.objects.set(fields['key'] ?? '', tinyPng);
		const account = await create('governing', 'unit', { photoUploadId: uploadId });
		expect(account.photo).toMatchObject({ name: '相片.png', contentType: 'image/png' });
	});

	it('[S-21] [P-23] says for each field what is missing', () => {
		const empty = accountCreateSchema.safeParse({ password: 'short', passwordRepeat: 'other', login: 'A B' });
		const errors = empty.error ? fieldErrorsOf(accountCreateSchema, empty.error) : [];
		const labels = Object.fromEntries(errors.map(({ field, label }) => [field, label]));
		expect(labels).toMatchObject({
			name: '姓名',
			login: '帳號',
			email: '信箱',
			nationalId: '身分證號',
			password: '密碼',
			status: '帳號狀態',
			organizationId: '組織權限',
		});
		const mismatch = accountCreateSchema.safeParse({
			...accountForm('unit'),
			passwordRepeat: 'Else-Password-1',
		});
		expect(mismatch.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['passwordRepeat']);
	});
});

describe('後台使用者列表', () => {
	it('[S-18] [S-19] shows the own subtree only, by filter and in total', async () => {
		const list = (node: TestNode, filter: Record<string, string> = {}) =>
			listAccounts(setup.deps, at(node), { page: 1, size: 100, ...filter });
		const other = await list('other-purpose');
		expect(other.items.map(({ login }) => login)).toEqual(['other-purpose']);
		expect(other.page.total).toBe(1);
		const own = await list('purpose');
		expect(own.items.map(({ login }) => login)).not.toContain('governing');
		expect(own.page.total).toBe(own.items.length);
		expect((await list('purpose', { login: 'other-u' })).items.map(({ login }) => login)).toEqual([
			'other-unit',
		]);
		expect((await list('purpose', { login: 'governing' })).items).toEqual([]);
		const squads = await list('purpose', { level: 'squad', organizationId: idOf('team') });
		expect(squads.items.every(({ level }) => level === 'squad')).toBe(true);
		expect(squads.items[0]?.organization).toBe('幸福社區發展協會-關懷志工隊-第一小隊');
		for (const node of ['governing', 'other-purpose'] as const) {
			expect(await refusalOf(list('purpose', { organizationId: idOf(node) }))).toBe('organization.not-found');
		}
	});
});

describe('[S-13] the position in a list', () => {
	it('[S-02] of another place or another list opens nothing here', async () => {
		const list = (node: TestNode, cursor?: string) =>
			listAccounts(setup.deps, at(node), { page: 1, size: 10, ...(cursor && { cursor }) });
		for (let index = 0; index < 12; index += 1) await create('governing', 'other-unit');
		const { next } = (await list('governing')).page;
		const { next: inPurpose } = (await list('purpose')).page;
		if (!next || !inPurpose) throw new Error('one page only');
		expect((await list('purpose', inPurpose)).items.length).toBeGreaterThan(0);
		expect(await refusalOf(list('purpose', next))).toBe('request.malformed');
		expect(await refusalOf(list('other-purpose', next))).toBe('request.malformed');
		expect(await refusalOf(list('purpose', `${inPurpose.slice(0, -6)}AAAAAA`))).toBe('request.malformed');
	});
});

describe('編輯後台使用者', () => {
	it('[S-21] changes what the form holds and moves the account within the subtree', async () => {
		const { accountId } = await create('governing', 'unit', { phone: '03-1', note: '舊' });
		const form = await editForm(accountId, { name: '改名', note: undefined, ...placeOf('team') });
		const after = await updateAccount(setup.deps, at('purpose'), accountId, form);
		expect(after).toMatchObject({ name: '改名', phone: '03-1', level: 'team', revision: 2 });
		expect(after.note).toBeUndefined();
		expect(await getAccount(setup.deps, at('team'), accountId)).toEqual(after);
		const counted = async (node: TestNode) =>
			(await listAccounts(setup.deps, at(node), { page: 1, size: 100 })).page.total;
		for (const node of ['governing', 'purpose', 'unit', 'team'] as const) {
			const { items } = await listAccounts(setup.deps, at(node), { page: 1, size: 100 });
			expect(await counted(node), node).toBe(items.length);
		}
	});

	it('[S-18] moves nobody out of the subtree, nor into an organisation out of use', async () => {
		const { accountId } = await create('governing', 'unit');
		for (const node of ['governing', 'other-purpose'] as const) {
			const form = await editForm(accountId, { ...placeOf(node) });
			expect(await refusalOf(updateAccount(setup.deps, at('purpose'), accountId, form))).toBe(
				'organization.not-found',
			);
		}
		const container = organizationsContainer(setup.platform);
		const closed = { status: 'disabled', revision: 1 } as const;
		await setOrganizationStatus(container, at('governing'), idOf('other-team'), closed);
		const form = await editForm(accountId, placeOf('other-team'));
		expect(await refusalOf(updateAccount(setup.deps, at('purpose'), accountId, form))).toBe(
			'organization.disabled',
		);
		expect(await refusalOf(create('purpose', 'other-team'))).toBe('organization.disabled');
	});

	it('the loser of two edits gets a conflict and loses nothing silently', async () => {
		const { accountId } = await create('governing', 'unit');
		const forms = await Promise.all([
			editForm(accountId, { name: '甲' }),
			editForm(accountId, { name: '乙' }),
		]);
		const answers = await Promise.all(
			forms.map((form) => refusalOf(updateAccount(setup.deps, at('purpose'), accountId, form))),
		);
		expect(answers.toSorted()).toEqual(['not refused', 'request.conflict']);
		const stale = { status: 'disabled', revision: 1 } as const;
		expect(await refusalOf(setAccountStatus(setup.deps, at('purpose'), accountId, stale))).toBe(
			'request.conflict',
		);
		expect((await getAccount(setup.deps, at('purpose'), accountId)).status).toBe('enabled');
	});

	it('nobody disables, moves or gives a new password to the own account here', async () => {
		const { accountId } = await create('governing', 'purpose');
		const self = { ...at('purpose'), accountId };
		const locked = 'identity.own-account-locked';
		const status = { status: 'disabled', revision: 1 } as const;
		expect(await refusalOf(setAccountStatus(setup.deps, self, accountId, status))).toBe(locked);
		const changes = [{ status: 'disabled' }, placeOf('unit'), { password: 'Taken-Over-2026' }];
		for (const change of changes) {
			const form = await editForm(accountId, change);
			expect(await refusalOf(updateAccount(setup.deps, self, accountId, form)), JSON.stringify(change)).toBe(
				locked,
			);
		}
		const renamed = await updateAccount(
			setup.deps,
			self,
			accountId,
			await editForm(accountId, { name: '我' }),
		);
		expect(renamed.name).toBe('我');
	});

	it('[S-20] a disabled account cannot sign in, and can again when it is enabled', async () => {
		const { accountId, login } = await create('governing', 'unit');
		const set = (status: 'enabled' | 'disabled', revision: number) =>
			setAccountStatus(setup.deps, at('purpose'), accountId, { status, revision });
		expect(await set('disabled', 1)).toMatchObject({ status: 'disabled', revision: 2 });
		expect(await refusalOf(setup.signIn(login))).toBe('identity.sign-in-refused');
		expect(await set('enabled', 2)).toMatchObject({ status: 'enabled', revision: 3 });
		expect((await setup.signIn(login)).token).not.toBe('');
	});

	it('leaves an entry in the audit log with who, when, from where and what, without secrets', async () => {
		const { accountId } = await create('governing', 'unit');
		const form = await editForm(accountId, { name: '稽核', password: 'Audited-Secret-1' });
		await updateAccount(setup.deps, at('purpose'), accountId, form);
		const items = [...(await tableSnapshot(setup.local.table)).values()] as Record<string, unknown>[];
		const entries = items.filter((item) => item['__edb_e__'] === 'audit' && item['subjectId'] === accountId);
		expect(entries.map(({ action }) => action).toSorted()).toEqual(['account.create', 'account.update']);
		expect(entries.find(({ action }) => action === 'account.update')).toMatchObject({
			actorId: setup.city.accounts.purpose,
			ip: '203.0.113.1',
			at: setup.platform.clock().toISOString(),
			changes: [{ label: '姓名', after: '稽核' }],
		});
		expect(JSON.stringify(entries)).not.toContain('Audited-Secret-1');
	});
});

describe('停用', () => {
	const who = (token: string) => authenticator(setup.deps)('staff', token, anonymous.origin);

	it('[S-20] ends all of a hundred sessions, and enabling wakes none of them up', async () => {
		const { accountId, login } = await create('purpose', 'unit');
		const tokens: string[] = [];
		for (let count = 0; count < 100; count += 1) tokens.push((await setup.signIn(login)).token);
		expect(await who(tokens[0] ?? '')).toBeDefined();
		for (const [revision, status] of [
			[1, 'disabled'],
			[2, 'enabled'],
		] as const) {
			await setAccountStatus(setup.deps, at('purpose'), accountId, { status, revision });
			const alive = await Promise.all(tokens.map(who));
			expect(alive.filter((actor) => actor !== undefined)).toEqual([]);
		}
		expect(await who((await setup.signIn(login)).token)).toBeDefined();
		const form = await editForm(accountId, { status: 'disabled' });
		const { token } = await setup.signIn(login);
		await updateAccount(setup.deps, at('purpose'), accountId, form);
		await updateAccount(
			setup.deps,
			at('purpose'),
			accountId,
			await editForm(accountId, { status: 'enabled' }),
		);
		expect(await who(token)).toBeUndefined();
	});

	it('[S-20] of an organisation shuts out its accounts and all below it, and ends their sessions for good', async () => {
		const container = organizationsContainer(setup.platform);
		const unit = await create('governing', 'other-unit');
		const above = await create('governing', 'purpose');
		const { token } = await setup.signIn(unit.login);
		const stays = await setup.signIn(above.login);
		const id = idOf('other-unit');
		for (const [status, revision] of [
			['disabled', 1],
			['active', 2],
		] as const) {
			setup.wait(1);
			await setOrganizationStatus(container, at('governing'), id, { status, revision });
			expect(await who(token), status).toBeUndefined();
			expect(await refusalOf(setup.signIn(unit.login)), status).toBe(
				status === 'disabled' ? 'identity.sign-in-refused' : 'not refused',
			);
		}
		setup.wait(1);
		expect(await who((await setup.signIn(unit.login)).token)).toBeDefined();
		expect(await who(stays.token)).toBeDefined();

		const team = await create('governing', 'squad');
		const below = await setup.signIn(team.login);
		const parent = await container.directory.find(idOf('unit'));
		await setOrganizationStatus(container, at('governing'), idOf('unit'), {
			status: 'disabled',
			revision: parent?.revision ?? 0,
		});
		expect(await who(below.token)).toBeUndefined();
		expect(await refusalOf(setup.signIn(team.login))).toBe('identity.sign-in-refused');
	});
});
