import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountRepository } from '#functions/identity/account.repository.ts';
import { organizationContactsOf } from '#functions/identity/organization-contacts.ts';
import { coversContainer } from '#functions/insurance/container.ts';
import { endCovers, type EndCoversDependencies, type EndedCovers } from '#functions/insurance/end-covers.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { Mail } from '#platform/mail/mail-sender.ts';
import { delivery } from '#platform/outbox/delivery.ts';
import { levelOfPath, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import { noAccountEffects } from '#tests/support/no-account-effects.ts';
import { city } from '#tests/support/builders/city.ts';
import { testPlatform } from '#tests/support/test-platform.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { hospital, setupInsurance, thisYear, welfare, type InsuranceSetup } from './insured-people.ts';

let setup: InsuranceSetup;
let mails: Mail[] = [];

beforeAll(async () => {
	setup = await setupInsurance();
	await addAccount('unit-1', city.hospital);
	await addAccount('unit-2', city.hospital);
	await addAccount('gone', city.hospital, 'disabled');
	await addAccount('team', city.hospitalTeam);
	await addAccount('authority', city.welfare);
});
beforeEach(() => {
	mails = [];
});
afterAll(() => setup.local.stop());

async function addAccount(
	login: string,
	path: OrganizationPath,
	status: 'enabled' | 'disabled' = 'enabled',
): Promise<void> {
	const accounts = accountRepository(setup.local.table);
	await setup.platform.transact([
		accounts.createChange({
			accountId: login,
			login,
			name: login,
			email: `${login}@example.com`,
			nationalIdSealed: '-',
			nationalIdHash: login,
			nationalIdMasked: '-',
			level: levelOfPath(path),
			organizationId: path.slice(path.lastIndexOf('/') + 1),
			path,
			status,
			revision: 1,
		}),
	]);
}

/** The nightly run of a day, with the mails it causes. */
async function night(
	today: string,
	hasTime: () => boolean = () => true,
	overrides: Partial<EndCoversDependencies> = {},
): Promise<EndedCovers> {
	const platform = testPlatform(setup.local.table, () => new Date(`${today}T00:10:00+08:00`));
	const result = await endCovers(
		{
			...coversContainer(platform),
			contacts: organizationContactsOf(platform.table),
			cityName: '測試市',
			adminOrigin: 'https://admin.test',
			...overrides,
		},
		hasTime,
	);
	const workflow = { start: () => Promise.resolve(), resume: () => Promise.resolve() };
	const mail = { send: (sent: Mail) => Promise.resolve(void mails.push(sent)) };
	await delivery({ ...platform, workflow, mail, accounts: noAccountEffects }).sweep(new Date('2999-01-01'));
	return result;
}

describe('the night after the last day', () => {
	it('[I-11] begins the 續保期間; [I-16] lets what is not renewed expire, and tells it in the history', async () => {
		const people = { renewed: await setup.member(), idle: await setup.member(), late: await setup.member() };
		for (const volunteerId of Object.values(people)) await setup.insure(volunteerId);
		const next = { startDate: '2027-01-01', endDate: '2027-12-31' };
		for (const name of ['renewed', 'late'] as const) await setup.press(hospital, people[name], 'renew');
		await setup.press(welfare, people.renewed, 'confirm-renewal', next);
		await night('2026-12-31');
		expect(await setup.cover(people.idle)).toMatchObject({ state: 'insured' });

		expect(await night('2027-01-01')).toMatchObject({ ended: 3, skipped: 0, finished: true });
		expect(await setup.cover(people.renewed)).toMatchObject({ state: 'insured', period: next });
		expect(await setup.cover(people.renewed)).not.toHaveProperty('renewalPeriod');
		for (const name of ['idle', 'late'] as const) {
			expect(await setup.cover(people[name])).toMatchObject({ state: 'expired', period: thisYear });
		}
		const key = { volunteerId: people.renewed, unitId: 'hospital' };
		const history = await setup.insurance.histories.ofCover(key);
		expect(history[0]).toMatchObject({ event: 'roll-over', who: '系統', period: next });
		expect(await night('2027-01-01')).toMatchObject({ ended: 0, noticed: 0 });
	});

	it('[I-16] ends the open withdrawal of somebody who left, and takes the person off the list', async () => {
		const volunteerId = await setup.member();
		await setup.insure(volunteerId, { startDate: '2026-01-01', endDate: '2027-02-28' });
		await leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		const { counters } = setup.platform;
		const before = await counters.total('covers:hospital');
		await night('2027-03-01');
		expect(await setup.cover(volunteerId)).toMatchObject({ state: 'expired', left: true });
		expect(await counters.total('covers:hospital')).toBe(before - 1);
	});

	it('goes on in the next run where time ran out', async () => {
		const period = { startDate: '2026-01-01', endDate: '2027-04-30' };
		const people = await Promise.all(Array.from({ length: 3 }, () => setup.member()));
		for (const volunteerId of people) await setup.insure(volunteerId, period);
		expect(await night('2027-05-01', () => false)).toMatchObject({ ended: 0, finished: false });
		expect(await night('2027-05-01')).toMatchObject({ ended: 3, finished: true });
	});
});

describe('a cover that cannot be ended', () => {
	const period = { startDate: '2026-01-01', endDate: '2027-10-31' };

	it('[I-16] does not keep the others from it, is told, and stays due', async () => {
		const people = await Promise.all(Array.from({ length: 4 }, () => setup.member()));
		for (const volunteerId of people) await setup.insure(volunteerId, period);
		const [broken = ''] = people;
		const { transact } = setup.platform;
		const fault = new RangeError('out of range');
		const failing = async (changes: Change[]) => {
			if (JSON.stringify(changes).includes(broken)) throw fault;
			await transact(changes);
		};
		const result = await night('2027-11-01', () => true, { transact: failing });
		expect(result).toMatchObject({ ended: 3, failed: 1, finished: true });
		expect(result.failures).toEqual([{ cover: { volunteerId: broken, unitId: 'hospital' }, error: fault }]);
		expect(await night('2027-11-01')).toMatchObject({ ended: 1, failed: 0 });
	});

	it('[I-16] counts as skipped when somebody works on it', async () => {
		const volunteerId = await setup.member();
		await setup.insure(volunteerId, { ...period, endDate: '2027-11-15' });
		const transact = () => Promise.reject(new DomainError('request.conflict'));
		const result = await night('2027-11-16', () => true, { transact });
		expect(result).toMatchObject({ ended: 0, skipped: 1, failed: 0 });
		expect(await night('2027-11-16')).toMatchObject({ ended: 1 });
	});
});

describe('notice', () => {
	it('[I-16] goes to the accounts of the unit 30 days before, once', async () => {
		const period = { startDate: '2026-01-01', endDate: '2027-06-30' };
		const people = [await setup.member({ name: '通知甲' }), await setup.member({ name: '通知乙' })];
		for (const volunteerId of people) await setup.insure(volunteerId, period);
		await night('2027-05-30');
		expect(mails).toEqual([]);
		expect(await night('2027-05-31')).toMatchObject({ noticed: 2, ended: 0 });
		expect(mails.map(({ to }) => to).sort()).toEqual(['unit-1@example.com', 'unit-2@example.com']);
		expect(mails[0]?.subject).toContain('2 位志工的保險即將到期');
		expect(mails[0]?.text).toMatch(/116年6月30日[\s\S]*通知[甲乙]、通知[甲乙]/);
		mails = [];
		await night('2027-05-31');
		await night('2027-06-15');
		expect(mails).toEqual([]);
		expect(await night('2027-07-01')).toMatchObject({ ended: 2 });
	});

	it('[I-16] goes to the purpose authority when nobody works at the unit', async () => {
		const contacts = organizationContactsOf(setup.local.table);
		expect(await contacts.ofUnit({ unitId: 'shelter', purposeId: 'welfare' })).toEqual([
			'authority@example.com',
		]);
	});

	it('[I-11] is not given for what is renewed already', async () => {
		const volunteerId = await setup.member();
		await setup.insure(volunteerId, { startDate: '2026-01-01', endDate: '2027-08-31' });
		await setup.press(hospital, volunteerId, 'renew');
		const next = { startDate: '2027-09-01', endDate: '2028-08-31' };
		await setup.press(welfare, volunteerId, 'confirm-renewal', next);
		expect(await night('2027-08-15')).toMatchObject({ noticed: 0 });
		expect(mails).toEqual([]);
	});
});
