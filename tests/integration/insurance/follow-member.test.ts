import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCovers } from '#functions/insurance/read-covers.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { getVolunteer } from '#functions/volunteers/read-volunteer.ts';
import { joinTeam, leaveTeam } from '#functions/volunteers/teams/move-member.ts';
import { updateVolunteer } from '#functions/volunteers/update-volunteer.ts';
import type { VolunteerCreate } from '#shared/contract/volunteers.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { hospital, setupInsurance, thisYear, welfare, type InsuranceSetup } from './insured-people.ts';

let setup: InsuranceSetup;
beforeAll(async () => {
	setup = await setupInsurance();
});
afterAll(() => setup.local.stop());

const leave = (volunteerId: string) => leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });

async function rejoin(volunteerId: string, form: VolunteerCreate): Promise<void> {
	const { revision } = await getVolunteer(setup.deps, hospital, volunteerId);
	await createVolunteer(setup.deps, hospital, { ...form, attachRevision: revision });
}

async function total(): Promise<number | undefined> {
	return (await listCovers(setup.insurance, hospital, { page: 1, size: 10 })).page.total;
}

describe('leaving the unit', () => {
	it.each([
		['insured', []],
		['renewing', ['renew']],
		['withdrawing', ['withdraw']],
	] as const)('[I-12] [V-32] turns %s to 待退保(已離隊), which nobody takes back', async (_, actions) => {
		const before = await total();
		const volunteerId = await setup.member();
		await setup.insure(volunteerId);
		for (const action of actions) await setup.press(hospital, volunteerId, action);
		await leave(volunteerId);
		expect(await setup.cover(volunteerId)).toMatchObject({ state: 'leaving', left: true, period: thisYear });
		expect(await total()).toBe((before ?? 0) + 1);
		expect(await refusalOf(setup.press(hospital, volunteerId, 'cancel-withdrawal'))).toBe(
			'insurance.not-allowed',
		);
		await setup.press(welfare, volunteerId, 'confirm-withdrawal');
		expect(await total()).toBe(before);
		expect(await refusalOf(setup.press(hospital, volunteerId, 'enrol'))).toBe('insurance.not-allowed');
	});

	it('[I-12] takes a request back that the authority has not confirmed', async () => {
		const volunteerId = await setup.member();
		await setup.press(hospital, volunteerId, 'enrol');
		await leave(volunteerId);
		expect(await setup.cover(volunteerId)).toMatchObject({ state: 'none', left: true });
		const [last] = await setup.insurance.histories.ofCover({ volunteerId, unitId: 'hospital' });
		expect([last?.from, last?.to].sort()).toEqual(['enrolling', 'none']);
	});

	it('[I-05] leaves nothing behind of somebody who was never insured', async () => {
		const before = await total();
		const volunteerId = await setup.member();
		await leave(volunteerId);
		expect(await total()).toBe(before);
	});
});

describe('coming back', () => {
	it('[I-12] before the withdrawal is confirmed, the unit may take it back', async () => {
		const { volunteerId, form } = await setup.add({ recordBookIssuer: '社會局' });
		await setup.insure(volunteerId);
		await leave(volunteerId);
		await rejoin(volunteerId, form);
		expect(await setup.cover(volunteerId)).toMatchObject({ state: 'withdrawing', left: false });
		expect(await setup.press(hospital, volunteerId, 'cancel-withdrawal')).toMatchObject({ state: 'insured' });
	});

	it('[I-06] after it, insurance begins anew', async () => {
		const { volunteerId, form } = await setup.add({ recordBookIssuer: '社會局' });
		const before = await total();
		await setup.insure(volunteerId);
		await leave(volunteerId);
		await setup.press(welfare, volunteerId, 'confirm-withdrawal');
		await rejoin(volunteerId, form);
		expect(await total()).toBe(before);
		expect(await setup.press(hospital, volunteerId, 'enrol')).toMatchObject({ state: 'enrolling' });
	});
});

describe('what the cover copies', () => {
	it('[I-04] [I-14] a book opens the buttons, not a typed 發給單位; name and birthday follow', async () => {
		const { volunteerId, form } = await setup.add({ name: '胡改名' });
		await createVolunteer(setup.deps, staffAt(city.museum), { ...form, unitId: 'museum', attachRevision: 1 });
		const { base, revision } = await getVolunteer(setup.deps, hospital, volunteerId);
		await updateVolunteer(setup.deps, hospital, volunteerId, {
			...base,
			revision,
			name: '胡新名',
			birthDate: '1945-01-01',
			recordBookIssuer: '社會局',
		});
		const refused = 'insurance.record-book-issuer-missing';
		expect(await refusalOf(setup.press(hospital, volunteerId, 'enrol'))).toBe(refused);
		await setup.issueBook(volunteerId);
		for (const unitId of ['hospital', 'museum']) {
			expect(await setup.cover(volunteerId, unitId)).toMatchObject({
				name: '胡新名',
				birthDate: '1945-01-01',
				bookIssuerKnown: true,
				state: 'none',
			});
		}
		expect(await setup.press(hospital, volunteerId, 'enrol')).toMatchObject({ overAge: true });
	});

	it('[T-04][I-01] a team sees the covers of who joins it, and no longer of who leaves it', async () => {
		const volunteerId = await setup.member();
		const shownTo = async (team: typeof hospital) =>
			(await listCovers(setup.insurance, team, { page: 1, size: 100 })).items.map((row) => row.volunteerId);
		const team = staffAt(city.hospitalTeam);
		expect(await shownTo(team)).not.toContain(volunteerId);
		await joinTeam(setup.deps, hospital, 'team', { id: 'hteam', volunteerId });
		expect(await shownTo(team)).toContain(volunteerId);
		await leaveTeam(setup.deps, hospital, 'team', { id: 'hteam', volunteerId });
		expect(await shownTo(team)).not.toContain(volunteerId);
		expect(await shownTo(hospital)).toContain(volunteerId);
	});

	it('writes nothing when nothing of it has changed', async () => {
		const volunteerId = await setup.member();
		const { base, revision } = await getVolunteer(setup.deps, hospital, volunteerId);
		await updateVolunteer(setup.deps, hospital, volunteerId, { ...base, revision, homePhone: '03-3000000' });
		expect(await setup.cover(volunteerId)).toMatchObject({ revision: 2 });
	});
});
