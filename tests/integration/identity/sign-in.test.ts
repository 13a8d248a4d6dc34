import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authenticator } from '#functions/identity/authenticate.ts';
import { changeStaffPassword, noCredential } from '#functions/identity/password-change.ts';
import { signInStaff } from '#functions/identity/sign-in.ts';
import type { Person } from '#functions/volunteers/people.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import {
	anonymous,
	person,
	proof,
	setupIdentity,
	type IdentitySetup,
} from '#tests/support/identity-setup.ts';
import { addAccount, testPassword } from '#tests/support/test-city.ts';
import { refusalOf } from '#tests/support/refusal.ts';

let setup: IdentitySetup;
let login = '';
let accountId = '';
let serial = 9_000_500;
let passwordHash = '';
const wrong = 'Wrong-Password-1';

beforeAll(async () => {
	setup = await setupIdentity();
	passwordHash = await setup.deps.passwords.hash(testPassword);
});
afterAll(() => setup.local.stop());

beforeEach(async () => {
	serial += 1;
	login = `person-${serial}`;
	accountId = await addAccount(setup.platform, setup.city.organizations.unit, {
		login,
		serial,
		passwordHash,
	});
});

async function guess(times: number, name = login): Promise<string[]> {
	const answers: string[] = [];
	for (let turn = 0; turn < times; turn += 1) answers.push(await refusalOf(setup.signIn(name, wrong)));
	return answers;
}

const refused = 'identity.sign-in-refused';
const locked = 'identity.locked';

describe('附表十: five failures lock a login for 15 minutes', () => {
	it('the right password is refused after five wrong ones, and taken again after 15 minutes', async () => {
		expect(await guess(5)).toEqual(Array(5).fill(refused));
		expect(await refusalOf(setup.signIn(login))).toBe(locked);
		setup.wait(14.9);
		expect(await refusalOf(setup.signIn(login))).toBe(locked);
		setup.wait(0.2);
		expect((await setup.signIn(login)).token).not.toBe('');
	});

	it('four failures and a success start the count anew', async () => {
		await guess(4);
		await setup.signIn(login);
		expect(await guess(4)).toEqual(Array(4).fill(refused));
		await setup.signIn(login);
	});

	it('after a lock has passed, another five are counted', async () => {
		await guess(5);
		setup.wait(15.1);
		expect(await guess(6)).toEqual([...Array(5).fill(refused), locked]);
	});

	it('guesses sent at once are counted too: of thirty, at most five are looked at', async () => {
		let looked = 0;
		const passwords = {
			...setup.deps.passwords,
			matches: async (...given: [string, string]) => {
				looked += 1;
				return setup.deps.passwords.matches(...given);
			},
		};
		const call = () =>
			signInStaff({ ...setup.deps, passwords }, anonymous, { login, password: wrong, proof });
		const answers = await Promise.all(Array.from({ length: 30 }, () => refusalOf(call())));
		expect(looked).toBeLessThanOrEqual(5);
		expect(answers.filter((answer) => answer === refused)).toHaveLength(looked);
		for (const answer of answers) expect([refused, locked, 'request.busy']).toContain(answer);
	});

	it('a login written otherwise is the same login', async () => {
		await guess(2, login.toUpperCase());
		await guess(3, ` ${login} `);
		expect(await refusalOf(setup.signIn(login))).toBe(locked);
	});

	it("somebody else's failures lock nobody else, and accounts and volunteers are counted apart", async () => {
		await guess(5);
		await setup.signIn('unit');
		const nationalId = makeNationalId({ serial: 77, sex: 'male' });
		for (let turn = 0; turn < 5; turn += 1) await refusalOf(setup.signIn(nationalId, wrong));
		expect(await refusalOf(setup.signInVolunteer(nationalId, wrong))).toBe(refused);
	});
});

describe('[P-24] nobody learns which logins exist', () => {
	it('an unknown login, a disabled account and an account without a password answer as a wrong password does, locks included', async () => {
		const { platform, deps } = setup;
		const disabled = await deps.accounts.get(accountId);
		if (!disabled) throw new Error('no account');
		await platform.transact([deps.accounts.replaceChange({ ...disabled, status: 'disabled' }, 1)]);
		const six = [...Array(5).fill(refused), locked];
		expect(await guess(6, 'nobody-at-all')).toEqual(six);
		expect(await guess(6, login)).toEqual(six);
		const known = makeNationalId({ serial: 78, sex: 'male' });
		const unknown = makeNationalId({ serial: 79, sex: 'male' });
		setup.people.set(known, person(known));
		for (const nationalId of [known, unknown]) {
			const answers: string[] = [];
			for (let turn = 0; turn < 6; turn += 1)
				answers.push(await refusalOf(setup.signInVolunteer(nationalId, wrong)));
			expect(answers).toEqual(six);
		}
	});

	it('a password is worked on for an unknown login as well, so that the time tells nothing', async () => {
		let looked = 0;
		const passwords = {
			...setup.deps.passwords,
			matches: async (...given: [string, string]) => {
				looked += 1;
				expect(given[1]).toMatch(/^argon2id\$19456,2,1\$[\w-]{22}\$[\w-]{43}$/);
				return setup.deps.passwords.matches(...given);
			},
		};
		for (const name of [login, 'nobody-either']) {
			await refusalOf(
				signInStaff({ ...setup.deps, passwords }, anonymous, { login: name, password: wrong, proof }),
			);
		}
		expect(looked).toBe(2);
	});

	it('without a proof of work not even a failure is counted', async () => {
		const call = () => signInStaff(setup.deps, anonymous, { login, password: wrong, proof: 'none' });
		for (let turn = 0; turn < 6; turn += 1)
			expect(await refusalOf(call())).toBe('identity.robot-check-failed');
		await setup.signIn(login);
	});
});

describe('[P-12] 登入訊息', () => {
	it('keeps success, failure and lock with the address they came from', async () => {
		await guess(5);
		await refusalOf(setup.signIn(login));
		setup.wait(16);
		await setup.signIn(login);
		const latest = await setup.deps.signIns.latest(accountId);
		expect(latest.map(({ outcome }) => outcome)).toEqual(['success', 'locked', ...Array(5).fill('failure')]);
		expect(latest[0]?.ip).toBe('192.0.2.9');
	});

	it("is the volunteer's own log: their sign-ins, and nobody else's", async () => {
		const own = await volunteer();
		const other = await volunteer();
		await refusalOf(setup.signInVolunteer(own.nationalId, wrong));
		await setup.signInVolunteer(own.nationalId);
		await setup.signInVolunteer(other.nationalId);
		const outcomes = async ({ volunteerId }: Person) =>
			(await setup.deps.signIns.latest(volunteerId)).map(({ outcome, ip }) => `${outcome} ${ip}`);
		expect((await outcomes(own)).toSorted()).toEqual(['failure 192.0.2.9', 'success 192.0.2.9']);
		expect(await outcomes(other)).toEqual(['success 192.0.2.9']);
		expect(await setup.deps.signIns.latest(accountId)).toEqual([]);
	});

	/** A volunteer who has a password already. */
	async function volunteer(): Promise<Person & { nationalId: string }> {
		serial += 1;
		const nationalId = makeNationalId({ serial: serial - 9_000_000, sex: 'male' });
		const known = person(nationalId);
		setup.people.set(nationalId, known);
		const { volunteerId } = known;
		const history = [passwordHash];
		const credential = { ...noCredential(volunteerId), passwordHash, history };
		await setup.platform.transact([setup.deps.credentials.putChange(credential, 0)]);
		return { ...known, nationalId };
	}
});

describe('[S-08] the time of a session', () => {
	async function actorOf(token: string): Promise<StaffActor | undefined> {
		return (await authenticator(setup.deps)('staff', token, anonymous.origin)) as StaffActor | undefined;
	}

	it('ends after 60 minutes without a request', async () => {
		const { token } = await setup.signIn(login);
		setup.wait(59.9);
		expect((await actorOf(token))?.accountId).toBe(accountId);
		setup.wait(59.9);
		expect(await actorOf(token)).toBeDefined();
		setup.wait(60.1);
		expect(await actorOf(token)).toBeUndefined();
	});

	it('ends after 12 hours whatever happens, and says so beforehand', async () => {
		const { token } = await setup.signIn(login);
		const start = setup.platform.clock().getTime();
		let last: StaffActor | undefined;
		for (let half = 0; half < 23; half += 1) {
			setup.wait(30);
			last = await actorOf(token);
			expect(last, `after ${(half + 1) / 2} h`).toBeDefined();
		}
		expect(last?.session.expiresAt).toBe(new Date(start + 12 * 3_600_000).toISOString());
		setup.wait(30);
		expect(await actorOf(token)).toBeUndefined();
	});

	it('a session that was closed does not come back by a request that was under way', async () => {
		const { token } = await setup.signIn(login);
		const session = await setup.deps.sessions.find('staff', token);
		if (!session) throw new Error('no session');
		setup.wait(5);
		await setup.platform.transact([setup.deps.sessions.closeChange(session)]);
		await setup.deps.sessions.touch(session);
		expect(await actorOf(token)).toBeUndefined();
	});
});

describe('[P-23] the own password', () => {
	async function actor(): Promise<StaffActor> {
		const { token } = await setup.signIn(login);
		const found = await authenticator(setup.deps)('staff', token, anonymous.origin);
		if (found?.kind !== 'staff') throw new Error('not signed in');
		return found;
	}
	const names = ['First-Password-1', 'Second-Password-2', 'Third-Password-3', 'Fourth-Password-4'] as const;

	it('may not be one of the last three; an older one may come back', async () => {
		const self = await actor();
		const change = (currentPassword: string, password: string) =>
			refusalOf(changeStaffPassword(setup.deps, self, { currentPassword, password }));
		expect(await change(testPassword, testPassword)).toBe('identity.password-reused');
		expect(await change(testPassword, names[0])).toBe('not refused');
		expect(await change(names[0], names[1])).toBe('not refused');
		expect(await change(names[1], testPassword)).toBe('identity.password-reused');
		expect(await change(names[1], names[0])).toBe('identity.password-reused');
		expect(await change(names[1], names[2])).toBe('not refused');
		expect(await change(names[2], testPassword)).toBe('not refused');
	});

	it('who found a browser signed in cannot find the password out by trying', async () => {
		const self = await actor();
		const change = (currentPassword: string) =>
			refusalOf(changeStaffPassword(setup.deps, self, { currentPassword, password: names[0] }));
		for (let turn = 0; turn < 5; turn += 1)
			expect(await change(wrong)).toBe('identity.current-password-wrong');
		expect(await change(testPassword)).toBe(locked);
		setup.wait(15.1);
		expect(await change(testPassword)).toBe('not refused');
	});

	it('two changes at once: one of them wins', async () => {
		const self = await actor();
		const change = (password: string) =>
			refusalOf(changeStaffPassword(setup.deps, self, { currentPassword: testPassword, password }));
		const answers = await Promise.all([change(names[0]), change(names[1])]);
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
	});

	it('a sign-in with the old password in the moment of its change is over with it', async () => {
		const self = await actor();
		let late = '';
		const passwords = {
			...setup.deps.passwords,
			// The change has proved the old password; now comes another one with it.
			async hash(password: string) {
				late = (await setup.signIn(login)).token;
				return setup.deps.passwords.hash(password);
			},
		};
		const input = { currentPassword: testPassword, password: names[0] };
		await changeStaffPassword({ ...setup.deps, passwords }, self, input);
		expect(late).not.toBe('');
		expect(await authenticator(setup.deps)('staff', late, anonymous.origin)).toBeUndefined();
	});
});
