import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticator } from '#functions/identity/authenticate.ts';
import type { SiteLanguage } from '#shared/codes/site-languages.ts';
import { checkResetLink } from '#functions/identity/reset-link.ts';
import {
	requestStaffPasswordReset,
	requestVolunteerPasswordReset,
	resetPassword,
} from '#functions/identity/password-reset.ts';
import { sendResetLink } from '#functions/identity/send-reset-link.ts';
import { updateStaffProfile } from '#functions/identity/staff-profile.ts';
import { tellEmailChange } from '#functions/identity/tell-email-change.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { setOrganizationStatus } from '#functions/organizations/manage-organizations.ts';
import type { Effect, EmailChange, PasswordResetRequest } from '#platform/outbox/outbox.ts';
import { identityContract } from '#shared/contract/identity.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import {
	anonymous,
	person,
	proof,
	setupIdentity,
	type IdentitySetup,
} from '#tests/support/identity-setup.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { actorAt, addAccount } from '#tests/support/test-city.ts';

let setup: IdentitySetup;
let serial = 500;
const invalid = 'identity.reset-link-invalid';
const passwords = ['Link-Password-01', 'Link-Password-02', 'Link-Password-03', 'Link-Password-04'] as const;

beforeAll(async () => {
	setup = await setupIdentity();
});
afterAll(() => setup.local.stop());

/** Mails that wait to be sent, after every request was looked at. */
async function mails() {
	await setup.deliverAccountEffects();
	return (await setup.promised()).filter((effect) => effect.kind === 'mail.send');
}
const mailCount = async () => (await mails()).length;

function passwordResetOf(effect: Effect | undefined): PasswordResetRequest {
	if (effect?.kind !== 'account.reset-password') throw new Error('nothing was asked');
	return effect;
}

/** The secret of the newest mailed link. */
async function mailedToken(): Promise<string> {
	const token = /#token=([\w-]+)/.exec((await mails()).at(-1)?.text ?? '')?.[1];
	if (token === undefined) throw new Error('no link was mailed');
	return token;
}

function newVolunteer(overrides: Parameters<typeof person>[1] = {}): string {
	serial += 1;
	const nationalId = makeNationalId({ serial, sex: 'female' });
	setup.people.set(nationalId, person(nationalId, overrides));
	return nationalId;
}

const askVolunteer = (
	nationalId: string,
	birthDate = '1980-05-06',
	given = proof,
	language: SiteLanguage = 'zh-Hant',
) => requestVolunteerPasswordReset(setup.deps, anonymous, { nationalId, birthDate, language, proof: given });
const askStaff = (login: string, email: string) =>
	requestStaffPasswordReset(setup.deps, anonymous, { login, email, proof });
const check = (token: string) => checkResetLink(setup.deps, { token });
const set = (token: string, password: string, given = proof) =>
	refusalOf(resetPassword(setup.deps, anonymous, { token, password, proof: given }));

async function linkFor(nationalId: string): Promise<string> {
	await askVolunteer(nationalId);
	return mailedToken();
}

describe('忘記密碼', () => {
	it('[P-22] mails a link of this city to the stored address, and keeps neither link nor address readable', async () => {
		const nationalId = newVolunteer({ email: 'somebody@example.com' });
		const token = await linkFor(nationalId);
		const mail = (await mails()).at(-1);
		expect(mail).toMatchObject({ kind: 'mail.send', to: 'somebody@example.com' });
		expect(mail).toMatchObject({ text: expect.stringContaining('https://portal.test/set-password#token=') });
		const { tableSnapshot } = await import('#tests/support/table-snapshot.ts');
		const stored = JSON.stringify([...(await tableSnapshot(setup.local.table)).values()]);
		expect(stored).not.toContain(token);
		expect(stored).not.toContain('somebody@example.com');
	});

	it('[P-24] answers the same whether or not the person exists, and mails to nobody but them', async () => {
		const withMail = newVolunteer();
		const withoutMail = newVolunteer({ email: '' });
		const unknown = makeNationalId({ serial: 9_999, sex: 'female' });
		const before = await mailCount();
		expect(await askVolunteer(unknown)).toEqual({});
		expect(await askVolunteer(withMail, '1980-05-07')).toEqual({});
		expect(await askVolunteer(withoutMail)).toEqual({});
		expect(await mailCount()).toBe(before);
		expect(await askVolunteer(withMail)).toEqual({});
		expect(await mailCount()).toBe(before + 1);
	});

	it('[S-24] an account needs its own login and e-mail; a disabled one gets nothing', async () => {
		const { accounts } = setup.deps;
		const before = await mailCount();
		for (const [login, email] of [
			['unit', 'team@example.com'],
			['nobody', 'unit@example.com'],
			['UNIT', 'other@example.com'],
		] as const) {
			expect(await askStaff(login, email)).toEqual({});
		}
		const squad = await accounts.get(setup.city.accounts.squad);
		if (!squad) throw new Error('no account');
		await setup.platform.transact([accounts.replaceChange({ ...squad, status: 'disabled' }, squad.revision)]);
		expect(await askStaff('squad', 'squad@example.com')).toEqual({});
		expect(await mailCount()).toBe(before);
		expect(await askStaff(' Unit ', 'UNIT@example.com')).toEqual({});
		expect(await mailCount()).toBe(before + 1);
		expect((await mails()).at(-1)).toMatchObject({
			text: expect.stringContaining('https://admin.test/set-password#token='),
		});
	});

	it('[P-24] does the same work for everybody: what is asked is written down unread and judged by the outbox', async () => {
		const { people, accounts, credentials, uniqueness, ...rest } = setup.deps;
		const asked: string[] = [];
		const watched = new Proxy(rest, {
			get: (deps, name: keyof typeof rest) => (asked.push(name), deps[name]),
		});
		const input = { birthDate: '1980-05-06', language: 'zh-Hant', proof } as const;
		const known = newVolunteer();
		await setup.deliverAccountEffects();
		for (const nationalId of [known, makeNationalId({ serial: 9_998, sex: 'male' })]) {
			asked.length = 0;
			const promised = (await setup.promised()).length;
			expect(await requestVolunteerPasswordReset(watched, anonymous, { ...input, nationalId })).toEqual({});
			expect(asked).toEqual(['robotCheck', 'transact', 'outbox', 'newId']);
			expect((await setup.promised()).length).toBe(promised + 1);
		}
		for (const [login, email] of [
			['unit', 'unit@example.com'],
			['nobody', 'nobody@example.com'],
		] as const) {
			asked.length = 0;
			await requestStaffPasswordReset(watched, anonymous, { login, email, proof });
			expect(asked).toEqual(['robotCheck', 'transact', 'outbox', 'newId']);
		}
	});

	it('mails at most five links a day to one account, and begins anew the next day', async () => {
		const nationalId = newVolunteer();
		const before = await mailCount();
		for (let count = 0; count < 7; count += 1) await askVolunteer(nationalId);
		expect(await mailCount()).toBe(before + 5);
		await askVolunteer(newVolunteer());
		expect(await mailCount()).toBe(before + 6);
		setup.wait(24 * 60);
		await askVolunteer(nationalId);
		expect(await mailCount()).toBe(before + 7);
	});

	it('a request that is delivered twice brings one mail', async () => {
		const nationalId = newVolunteer();
		await setup.deliverAccountEffects();
		await askVolunteer(nationalId);
		const [request] = (await setup.promised()).filter(({ kind }) => kind === 'account.reset-password');
		const before = await mailCount();
		await sendResetLink(setup.deps, passwordResetOf(request));
		expect(await mailCount()).toBe(before);
	});

	it('asked for in English, it is answered by an English mail with a link to the English page', async () => {
		await askVolunteer(newVolunteer(), undefined, undefined, 'en');
		const mail = (await mails()).at(-1);
		expect(mail?.text).toContain('https://portal.test/en/set-password#token=');
		expect(mail?.text).toContain('reset your password');
		expect(mail?.subject).toContain('Reset your password');
		expect(mail?.text).not.toMatch(/重置|密碼/);
	});

	it('[V-33] a holder of a passport gets a first password by the number of the passport', async () => {
		const passport = 'X12345678';
		const { nationalId } = identityContract.requestVolunteerPasswordReset.body.parse({
			...{ nationalId: ' x12345678 ', birthDate: '1980-05-06', proof },
		});
		expect(nationalId).toBe(passport);
		setup.people.set(passport, person(passport));
		expect(await set(await linkFor(passport), passwords[0])).toBe('not refused');
		expect((await setup.signInVolunteer(passport, passwords[0])).token).not.toBe('');
	});

	it('[P-20] nothing is looked up without a proof of work', async () => {
		const before = await mailCount();
		expect(await refusalOf(askVolunteer(newVolunteer(), undefined, 'none'))).toBe(
			'identity.robot-check-failed',
		);
		expect(await mailCount()).toBe(before);
	});
});

describe('the mailed link', () => {
	it('[P-10] gives a volunteer the first password', async () => {
		const nationalId = newVolunteer();
		expect(await refusalOf(setup.signInVolunteer(nationalId, passwords[0]))).toBe('identity.sign-in-refused');
		expect(await set(await linkFor(nationalId), passwords[0])).toBe('not refused');
		expect((await setup.signInVolunteer(nationalId, passwords[0])).token).not.toBe('');
	});

	it('works once', async () => {
		const token = await linkFor(newVolunteer());
		expect(await set(token, passwords[0])).toBe('not refused');
		expect(await set(token, passwords[1])).toBe(invalid);
	});

	it('works for half an hour', async () => {
		const nationalId = newVolunteer();
		const early = await linkFor(nationalId);
		setup.wait(29.9);
		expect(await set(early, passwords[0])).toBe('not refused');
		const late = await linkFor(nationalId);
		setup.wait(30.1);
		expect(await set(late, passwords[1])).toBe(invalid);
	});

	it('[P-23] tells before the form is filled in whether it is good, and stays good', async () => {
		const nationalId = newVolunteer();
		const token = await linkFor(nationalId);
		expect(await check(token)).toEqual({ state: 'open' });
		expect(await check(token)).toEqual({ state: 'open' });
		const other = await linkFor(nationalId);
		expect(await set(token, passwords[0])).toBe('not refused');
		expect(await check(token)).toEqual({ state: 'used' });
		expect(await check(other)).toEqual({ state: 'used' });
		const late = await linkFor(nationalId);
		setup.wait(31);
		expect(await check(late)).toEqual({ state: 'expired' });
		expect(await check('A'.repeat(43))).toEqual({ state: 'invalid' });
	});

	it('ends when the address of the account changes, of volunteers and back office alike', async () => {
		const nationalId = newVolunteer();
		const token = await linkFor(nationalId);
		setup.people.set(nationalId, person(nationalId, { email: 'other@example.com' }));
		expect(await check(token)).toEqual({ state: 'invalid' });
		expect(await set(token, passwords[0])).toBe(invalid);

		const { accounts } = setup.deps;
		const login = 'moving-address';
		const id = await addAccount(setup.platform, setup.city.organizations.unit, { login, serial: 9_000_701 });
		await askStaff(login, `${login}@example.com`);
		const link = await mailedToken();
		expect(await check(link)).toEqual({ state: 'open' });
		const account = await accounts.get(id);
		if (!account) throw new Error('no account');
		const moved = { ...account, email: 'elsewhere@example.com' };
		await setup.platform.transact([accounts.replaceChange(moved, account.revision)]);
		expect(await set(link, passwords[0])).toBe(invalid);
	});

	it('is worth nothing for an account that was disabled meanwhile', async () => {
		const { accounts } = setup.deps;
		const login = 'disabled-meanwhile';
		const id = await addAccount(setup.platform, setup.city.organizations.unit, { login, serial: 9_000_702 });
		await askStaff(login, `${login}@example.com`);
		const link = await mailedToken();
		const account = await accounts.get(id);
		if (!account) throw new Error('no account');
		const disabled = { ...account, status: 'disabled' as const };
		await setup.platform.transact([accounts.replaceChange(disabled, account.revision)]);
		expect(await set(link, passwords[0])).toBe(invalid);
	});

	it('[S-24] is neither mailed to nor worth anything for an account of an organisation that is closed', async () => {
		const unit = setup.city.organizations['other-unit'];
		const login = 'closed-meanwhile';
		await addAccount(setup.platform, unit, { login, serial: 9_000_753 });
		await askStaff(login, `${login}@example.com`);
		const link = await mailedToken();
		const before = await mailCount();
		const closing = { status: 'disabled', revision: 1 } as const;
		const container = organizationsContainer(setup.platform);
		await setOrganizationStatus(container, actorAt(setup.city, 'governing'), unit.id, closing);
		expect(await check(link)).toEqual({ state: 'invalid' });
		expect(await set(link, passwords[0])).toBe(invalid);
		await askStaff(login, `${login}@example.com`);
		expect(await mailCount()).toBe(before);
	});

	it('is not guessed, not shortened, and its hash is no link', async () => {
		const token = await linkFor(newVolunteer());
		const { createHash } = await import('node:crypto');
		const hash = createHash('sha256').update(token).digest('base64url');
		for (const other of [hash, token.slice(0, -1), `${token}A`, token.toLowerCase(), 'A'.repeat(43)]) {
			expect(await set(other, passwords[0])).toBe(invalid);
		}
		expect(await set(token, passwords[0], 'none')).toBe('identity.robot-check-failed');
		expect(await set(token, passwords[0])).toBe('not refused');
	});

	it('used twice at once: one wins', async () => {
		const nationalId = newVolunteer();
		const token = await linkFor(nationalId);
		const answers = await Promise.all(passwords.map((password) => set(token, password)));
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		const right = await Promise.all(
			passwords.map((password) => refusalOf(setup.signInVolunteer(nationalId, password))),
		);
		expect(right.filter((answer) => answer === 'not refused').length).toBeLessThanOrEqual(1);
	});

	it('ends with the first link that is used: an older or newer mail is worth nothing after it', async () => {
		const nationalId = newVolunteer();
		const older = await linkFor(nationalId);
		const used = await linkFor(nationalId);
		const newer = await linkFor(nationalId);
		expect(await set(used, passwords[0])).toBe('not refused');
		expect(await set(older, passwords[1])).toBe(invalid);
		expect(await set(newer, passwords[1])).toBe(invalid);
	});

	it('[P-23] does not bring back one of the last three passwords', async () => {
		const nationalId = newVolunteer();
		for (const password of passwords.slice(0, 3)) await set(await linkFor(nationalId), password);
		const token = await linkFor(nationalId);
		for (const password of passwords.slice(0, 3)) {
			expect(await set(token, password)).toBe('identity.password-reused');
		}
		expect(await set(token, passwords[3])).toBe('not refused');
		expect(await set(await linkFor(nationalId), passwords[0])).toBe('not refused');
	});

	it('ends every session of the account, volunteer and back office alike', async () => {
		const nationalId = newVolunteer();
		await set(await linkFor(nationalId), passwords[0]);
		const { token } = await setup.signInVolunteer(nationalId, passwords[0]);
		const who = () => authenticator(setup.deps)('volunteer', token, anonymous.origin);
		expect(await who()).toBeDefined();
		await set(await linkFor(nationalId), passwords[1]);
		expect(await who()).toBeUndefined();

		await addAccount(setup.platform, setup.city.organizations.unit, { login: 'renewed', serial: 9_000_700 });
		const staff = await setup.signIn('renewed');
		const whoStaff = () => authenticator(setup.deps)('staff', staff.token, anonymous.origin);
		expect(await whoStaff()).toBeDefined();
		await askStaff('renewed', 'renewed@example.com');
		expect(await set(await mailedToken(), passwords[2])).toBe('not refused');
		expect(await whoStaff()).toBeUndefined();
		expect((await setup.signIn('renewed', passwords[2])).token).not.toBe('');
	});
});

describe('another e-mail address', () => {
	const change = (
		account: 'staff' | 'volunteer',
		accountId: string,
		before: string,
		after: string,
	): EmailChange => ({
		...{ kind: 'account.email-changed', account, accountId, name: '王小明', before, after },
		...{ at: '2026-03-04T05:00:00.000Z', changeId: `change-${accountId}`, origin: anonymous.origin },
	});

	it('[P-12][P-22] is told to the old and the new one, and is in the 登入訊息 of the volunteer, once', async () => {
		const before = await mailCount();
		const moved = change('volunteer', 'moved', 'old@example.com', 'new@example.net');
		await tellEmailChange(setup.deps, moved);
		await tellEmailChange(setup.deps, moved);
		const told = (await mails()).slice(before);
		expect(told.map(({ to }) => to)).toEqual(['old@example.com', 'new@example.net']);
		for (const { text, subject } of told) {
			// Which language a volunteer reads, nobody knows: both.
			expect(subject).toContain('電子信箱已變更 / Your e-mail address was changed');
			expect(text).toMatch(/您在本平台的電子信箱已由[^]+Your e-mail address on this platform was changed/);
			expect(text).toContain('/en/volunteer/sign-ins/');
			expect(text).toContain('o***@example.com');
			expect(text).toContain('n***@example.net');
			expect(text).not.toMatch(/old@|new@/);
		}
		expect(await setup.deps.signIns.latest('moved')).toEqual([
			{ at: moved.at, outcome: 'email-changed', ip: anonymous.origin.ip },
		]);
	});

	it('is told at the one address that there is', async () => {
		const before = await mailCount();
		await tellEmailChange(setup.deps, change('volunteer', 'first', '', 'first@example.com'));
		await tellEmailChange(setup.deps, change('volunteer', 'gone', 'gone@example.com', ''));
		expect((await mails()).slice(before).map(({ to }) => to)).toEqual([
			'first@example.com',
			'gone@example.com',
		]);
	});

	it('[S-23] of a back-office account is told too, whoever changes it', async () => {
		const login = 'with-an-address';
		const id = await addAccount(setup.platform, setup.city.organizations.unit, { login, serial: 9_000_703 });
		const { token } = await setup.signIn(login);
		const actor = await authenticator(setup.deps)('staff', token, anonymous.origin);
		if (actor?.kind !== 'staff') throw new Error('not signed in');
		await updateStaffProfile(setup.deps, actor, { revision: 1, name: '王小明', email: 'mine@example.net' });
		const before = await mailCount();
		expect((await mails()).slice(before - 2).map(({ to }) => to)).toEqual([
			`${login}@example.com`,
			'mine@example.net',
		]);
		for (const { text } of (await mails()).slice(before - 2)) expect(text).not.toContain('Dear');
		expect(await setup.deps.signIns.latest(id)).toContainEqual(
			expect.objectContaining({ outcome: 'email-changed' }),
		);
	});
});
