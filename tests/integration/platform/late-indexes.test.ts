import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actOnCover } from '#functions/insurance/act-on-cover.ts';
import { insuranceContainer } from '#functions/insurance/container.ts';
import { unitsContainer } from '#functions/organizations/container.ts';
import { createUnit } from '#functions/organizations/maintain-unit.ts';
import { createRecord } from '#functions/training/create-record.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { listVolunteers } from '#functions/volunteers/list-volunteers.ts';
import { createTeam, deleteTeam, updateTeam } from '#functions/volunteers/teams/maintain-team.ts';
import { joinTeam, leaveTeam } from '#functions/volunteers/teams/move-member.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { trainingForm } from '#tests/support/builders/training-form.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { addAccount } from '#tests/support/test-city.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const hospital = staffAt(city.hospital);
const welfare = staffAt(city.welfare);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers({ deafIndexes: true });
});
afterAll(() => setup.local.stop());

/** A new team of the hospital. */
function newTeam(name: string) {
	return createTeam(setup.deps, hospital, 'team', { parentId: 'hospital', name });
}

describe('while no index knows of what was written', () => {
	it('lists do not show it', async () => {
		const { volunteerId } = await setup.add();
		const { items } = await listVolunteers(setup.deps, hospital, { page: 1, size: 10 });
		expect(items.map((row) => row.volunteerId)).not.toContain(volunteerId);
	});

	it('[V-07] [V-32] a person is added, found, kept from joining twice, and let out', async () => {
		const { volunteerId, form } = await setup.add();
		expect(await refusalOf(setup.add({ nationalId: form.nationalId }))).toBe('volunteer.duplicate-in-unit');
		await leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		expect(await refusalOf(leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' }))).toBe(
			'request.conflict',
		);
	});

	it('[T-05] an account that was just made can manage the team; one that is elsewhere cannot', async () => {
		const team = await newTeam('新帳號隊');
		const organization = { id: team.id, name: team.name, path: `/gov/welfare/hospital/${team.id}` as const };
		const [own, elsewhere] = [
			await addAccount(setup.platform, organization, { login: 'late-own', serial: 9001, passwordHash: '-' }),
			await addAccount(
				setup.platform,
				{ id: 'museum', name: '美術館', path: city.museum },
				{ login: 'late-museum', serial: 9002, passwordHash: '-' },
			),
		];
		const manage = (managerId: string) =>
			updateTeam(setup.deps, hospital, 'team', team.id, { name: team.name, managerId, revision: 1 });
		expect(await refusalOf(manage(elsewhere))).toBe('team.manager-invalid');
		expect(await manage(own)).toMatchObject({ managerId: own, revision: 2 });
	});

	it('[T-04] [T-08] a team with somebody in it stays, and goes when it is empty', async () => {
		const team = await newTeam('短命隊');
		const { volunteerId } = await setup.add();
		await joinTeam(setup.deps, hospital, 'team', { id: team.id, volunteerId });
		expect(await refusalOf(deleteTeam(setup.deps, hospital, 'team', team.id))).toBe('team.has-members');
		await leaveTeam(setup.deps, hospital, 'team', { id: team.id, volunteerId });
		expect(await deleteTeam(setup.deps, hospital, 'team', team.id)).toEqual({});
		expect(await refusalOf(joinTeam(setup.deps, hospital, 'team', { id: team.id, volunteerId }))).toBe(
			'organization.not-found',
		);
	});

	it('[S-07] a name is taken once below one authority', async () => {
		const units = unitsContainer(setup.platform, setup.objects);
		const unit = { parentId: 'welfare', name: '新的運用單位', category: '01' } as const;
		expect(await createUnit(units, welfare, unit)).toMatchObject({ name: unit.name, volunteers: 0 });
		expect(await refusalOf(createUnit(units, welfare, unit))).toBe('organization.name-taken');
	});

	it('a course counts once for a person', async () => {
		const { volunteerId } = await setup.add();
		const course = trainingForm(volunteerId);
		await createRecord(setup.training, hospital, course);
		expect(await refusalOf(createRecord(setup.training, hospital, course))).toBe('training.duplicate');
	});

	it('[I-06] a cover is asked for once', async () => {
		const { volunteerId } = await setup.add();
		await setup.issueBook(volunteerId);
		const insurance = insuranceContainer(setup.platform, setup.objects);
		const key = { volunteerId, unitId: 'hospital' };
		const revision = (await insurance.covers.get(key))?.revision ?? 0;
		await actOnCover(insurance, hospital, key, { action: 'enrol', revision });
		expect(await refusalOf(actOnCover(insurance, hospital, key, { action: 'enrol', revision }))).toBe(
			'request.conflict',
		);
	});
});
