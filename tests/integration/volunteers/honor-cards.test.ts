import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listHonorCards } from '#functions/volunteers/list-honor-cards.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const hospital = staffAt(city.hospital);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

describe('榮譽卡', () => {
	it('[V-24] [V-36] shows the earlier card of the base data, and nothing that is not known of it', async () => {
		const { volunteerId, form } = await setup.add({ honorCardNumber: '榮卡字第00123號' });
		expect((await listHonorCards(setup.deps, hospital, volunteerId)).items).toEqual([
			{ volunteerName: form.name, cardNumber: '榮卡字第00123號' },
		]);
	});

	it('[V-24] is empty for who has no card', async () => {
		const { volunteerId } = await setup.add();
		expect((await listHonorCards(setup.deps, hospital, volunteerId)).items).toEqual([]);
	});

	it('[S-02] is out of reach beside the unit', async () => {
		const { volunteerId } = await setup.add({ honorCardNumber: '榮卡字第00124號' });
		expect(await refusalOf(listHonorCards(setup.deps, staffAt(city.museum), volunteerId))).toBe(
			'volunteer.not-found',
		);
		expect((await listHonorCards(setup.deps, staffAt(city.welfare), volunteerId)).items).toHaveLength(1);
	});
});
