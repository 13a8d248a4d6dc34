import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticator } from '#functions/identity/authenticate.ts';
import {
	requestStaffPasswordReset,
	requestVolunteerPasswordReset,
	resetPassword,
} from '#functions/identity/password-reset.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import {
	anonymous,
	person,
	proof,
	setupIdentity,
	type IdentitySetup,
} from '#tests/support/identity-setup.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { addAccount } from '#tests/support/test-city.ts';

let setup: IdentitySetup;
let serial = 500;
const invalid = 'identity.reset-link-invalid';
const passwords = ['Link-Password-01', 'Link-Password-02', 'Link-Password-03', 'Link-Password-04'] as const;

beforeAll(async () => {
	setup = await setupIdentity();
});
afterAll(() => setup.local.stop());

const mailCount = async () => (await setup.promised()).length;

/** The secret of the newest mailed link. */
async function mailedToken(): Promise<string> {
	const mail = (await setup.promised()).at(-1);
	const token = mail?.kind === 'mail.send' ? /#token=([\w-]+)/.exec(mail.text)?.[1] : undefined;
	if (token === undefined) throw new Error('no link was mailed');
	return token;
}

function newVolunteer(overrides: Parameters<typeof person>[1] = {}): string {
	serial += 1;
	const nationalId = makeNationalId({ serial, sex: 'female' });
	setup.people.set(nationalId, person(nationalId, overrides));
	return nationalId;
}

const askVolunteer = (nationalId: string, birthDate = '1980-05-06', given = proof) =>
	requestVolunteerPasswordReset(setup.deps, anonymous, { nationalId, birthDate, proof: given });
const askStaff = (login: string, email: string) =>
	requestStaffPasswordReset(setup.deps, anonymous, { login, email, proof });
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
		const mail = (await setup.promised()).at(-1);
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
		expect((await setup.promised()).at(-1)).toMatchObject({
			text: expect.stringContaining('https://admin.test/set-password#token='),
		});
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
