import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCovers, listOfVolunteer } from '#functions/insurance/read-covers.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { hospital, setupInsurance, thisYear, welfare, type InsuranceSetup } from './insured-people.ts';

let setup: InsuranceSetup;
const ids: Record<string, string> = {};

type Query = Partial<Parameters<typeof listCovers>[2]>;

async function found(query: Query = {}, actor = hospital): Promise<string[]> {
	const { items } = await listCovers(setup.insurance, actor, { page: 1, size: 50, ...query });
	return items.map(({ name }) => name);
}

beforeAll(async () => {
	setup = await setupInsurance();
	for (const name of ['王一加', '王二保', '王三續', '王四完', '王五退', '王六離', '王七無']) {
		ids[name] = await setup.member({
			name,
			...(name === '王五退' && { teamId: 'hteam', squadId: 'hsquad' }),
		});
	}
	const of = (name: string) => ids[name] ?? '';
	for (const name of ['王二保', '王三續', '王四完', '王五退', '王六離']) await setup.insure(of(name));
	await setup.press(hospital, of('王一加'), 'enrol');
	await setup.press(hospital, of('王三續'), 'renew');
	await setup.press(hospital, of('王四完'), 'renew');
	await setup.press(welfare, of('王四完'), 'confirm-renewal', {
		startDate: '2027-01-01',
		endDate: '2027-12-31',
	});
	await setup.press(hospital, of('王五退'), 'withdraw');
	await leaveUnit(setup.deps, hospital, { volunteerId: of('王六離'), unitId: 'hospital' });
});
afterAll(() => setup.local.stop());

describe('志工保險管理', () => {
	it('[I-03] [I-05] lists every member, what waits first, and who left with an open withdrawal', async () => {
		const { items, page } = await listCovers(setup.insurance, hospital, { page: 1, size: 50 });
		expect(items.map(({ name }) => name)).toEqual([
			'王一加',
			'王五退',
			'王六離',
			'王七無',
			'王三續',
			'王二保',
			'王四完',
		]);
		expect(page.total).toBe(7);
		expect(items[1]).toMatchObject({
			purpose: { name: '組織 welfare' },
			unit: { name: '組織 hospital' },
			team: { name: '組織 hteam' },
			squad: { name: '組織 hsquad' },
			nationalId: expect.stringMatching(/^\w{5}\*{5}$/) as string,
			state: 'withdrawing',
			period: thisYear,
			allowedActions: ['cancel-withdrawal'],
		});
	});

	it.each([
		[{ status: 'none' }, ['王七無']],
		[{ status: 'enrolling' }, ['王一加']],
		[{ status: 'insured' }, ['王三續', '王二保', '王四完']],
		[{ status: 'withdrawing' }, ['王五退', '王六離']],
		[{ renewal: 'none' }, ['王二保']],
		[{ renewal: 'renewing' }, ['王三續']],
		[{ status: 'insured', renewal: 'renewed' }, ['王四完']],
		[{ status: 'enrolling', renewal: 'renewed' }, []],
		[{ name: '五' }, ['王五退']],
		[{ name: '王', status: 'withdrawing' }, ['王五退', '王六離']],
		[{ name: '四', status: 'withdrawing' }, []],
	] as const)('[I-01] finds by %j: %j', async (query, names) => {
		expect(await found(query)).toEqual(names);
	});

	it('[I-01] finds by ID number', async () => {
		const { volunteerId, form } = await setup.add(
			{ name: '林號碼', unitId: 'shelter' },
			staffAt(city.shelter),
		);
		expect(await found({ nationalId: form.nationalId }, welfare)).toEqual(['林號碼']);
		expect(await found({ nationalId: form.nationalId, status: 'insured' }, welfare)).toEqual([]);
		expect(await found({ nationalId: form.nationalId })).toEqual([]);
		expect(await setup.cover(volunteerId, 'shelter')).toMatchObject({ state: 'none' });
	});

	it('[S-02] shows each level its own part, and counts it', async () => {
		const totalOf = async (path: Parameters<typeof staffAt>[0]) =>
			(await listCovers(setup.insurance, staffAt(path), { page: 1, size: 10 })).page.total;
		expect(await found({}, staffAt(city.hospitalSquad))).toEqual(['王五退']);
		expect(await totalOf(city.hospitalTeam)).toBe(1);
		expect(await totalOf(city.museum)).toBe(0);
		expect(await totalOf(city.welfare)).toBeGreaterThanOrEqual(7);
		const outside = listCovers(setup.insurance, hospital, { page: 1, size: 10, organizationId: 'museum' });
		expect(await refusalOf(outside)).toBe('organization.not-found');
	});

	it('[S-13] pages through the same order', async () => {
		const seen: string[] = [];
		let cursor: string | undefined;
		for (let page = 1; page === 1 || cursor !== undefined; page += 1) {
			const answer = await listCovers(setup.insurance, hospital, { page, size: 10, cursor });
			seen.push(...answer.items.map(({ name }) => name));
			cursor = answer.page.next;
		}
		expect(seen).toEqual(await found());
	});

	it('warns of people over the age that insurers take, and blocks nothing', async () => {
		const volunteerId = await setup.member({ unitId: 'hospital', name: '高齡者', birthDate: '1940-01-01' });
		const { items } = await listCovers(setup.insurance, hospital, { page: 1, size: 10, name: '高齡' });
		expect(items).toMatchObject([{ overAge: true, allowedActions: ['enrol'] }]);
		expect(await setup.press(hospital, volunteerId, 'enrol')).toMatchObject({ state: 'enrolling' });
	});
});

describe('保險 of a person', () => {
	it('[V-23] [V-36] shows the covers of the units in scope', async () => {
		const { volunteerId, form } = await setup.add({ recordBookIssuer: '社會局' });
		await createVolunteer(setup.deps, staffAt(city.museum), { ...form, unitId: 'museum', attachRevision: 2 });
		const unitsOf = async (actor = hospital) =>
			(await listOfVolunteer(setup.insurance, actor, volunteerId)).items.map(({ unit }) => unit.id).sort();
		expect(await unitsOf()).toEqual(['hospital']);
		expect(await unitsOf(staffAt(city.governing))).toEqual(['hospital', 'museum']);
		expect(await refusalOf(unitsOf(staffAt(city.shelter)))).toBe('volunteer.not-found');
	});
});
