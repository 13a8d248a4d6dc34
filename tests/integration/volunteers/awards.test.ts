import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAward, deleteAward, updateAward } from '#functions/volunteers/awards/maintain-awards.ts';
import {
	downloadAwardEvidence,
	listAwards,
	listAwardsOfVolunteer,
} from '#functions/volunteers/awards/read-awards.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { awardGrades, awards } from '#shared/codes/awards.ts';
import type { AwardCreate } from '#shared/contract/volunteer-awards.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const governing = staffAt(city.governing);
const hospital = staffAt(city.hospital);
const museum = staffAt(city.museum);
const shelter = staffAt(city.shelter);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

function awardForm(volunteerId: string, overrides: Partial<AwardCreate> = {}): AwardCreate {
	const award = { award: 'city', grade: 'bronze', rocYear: 113, evidenceUploadIds: [] } as const;
	return { volunteerId, ...award, ...overrides, evidenceUploadIds: overrides.evidenceUploadIds ?? [] };
}

describe('獎勵紀錄', () => {
	it('[V-25] [V-38] is registered by any unit of the person, with proof, and seen by all of them', async () => {
		const { volunteerId, form } = await setup.add({ name: '周杰' });
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
		const evidence = await setup.upload(museum, 'award.evidence', 'paper');
		const award = await createAward(
			setup.deps,
			museum,
			awardForm(volunteerId, { evidenceUploadIds: [evidence] }),
		);
		expect(award).toMatchObject({
			volunteerName: '周杰',
			nationalId: `${form.nationalId.slice(0, 5)}*****`,
			rocYear: 113,
			applicant: '組織 museum',
			evidence: [{ fileId: evidence, contentType: 'application/pdf' }],
			editable: true,
		});
		const { items } = await listAwardsOfVolunteer(setup.deps, hospital, volunteerId);
		expect(items).toEqual([{ ...award, editable: false }]);
		const file = { volunteerId, awardId: award.awardId, fileId: evidence };
		expect((await downloadAwardEvidence(setup.deps, hospital, file)).fileName).toBe('paper.pdf');
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 10 });
		expect(log.items[0]).toMatchObject({
			action: 'award.download-evidence',
			changes: [{ label: '佐證文件', after: 'paper.pdf' }],
		});
		expect(await refusalOf(downloadAwardEvidence(setup.deps, shelter, file))).toBe('award.not-found');
		expect(await refusalOf(listAwardsOfVolunteer(setup.deps, shelter, volunteerId))).toBe(
			'volunteer.not-found',
		);
		expect(await refusalOf(createAward(setup.deps, shelter, awardForm(volunteerId)))).toBe(
			'volunteer.not-found',
		);
	});

	it('[F-35] is given once for each grade of an award, whoever registers it, also at once', async () => {
		const { volunteerId } = await setup.add();
		const answers = await Promise.all(
			[112, 113, 114].map((rocYear) =>
				refusalOf(createAward(setup.deps, hospital, awardForm(volunteerId, { rocYear }))),
			),
		);
		expect(answers.sort()).toEqual(['award.duplicate', 'award.duplicate', 'not refused']);
		const silver = await createAward(setup.deps, governing, awardForm(volunteerId, { grade: 'silver' }));
		const key = { volunteerId, awardId: silver.awardId };
		const edit = { ...awardForm(volunteerId), revision: 1, keptEvidenceIds: [] };
		expect(await refusalOf(updateAward(setup.deps, governing, key, edit))).toBe('award.duplicate');
		const gold = await updateAward(setup.deps, governing, key, { ...edit, grade: 'gold' });
		expect(gold).toMatchObject({ grade: 'gold', revision: 2 });
		// The grade that was given up is free again.
		await createAward(setup.deps, hospital, awardForm(volunteerId, { grade: 'silver' }));
	});

	it('[V-38] is changed and deleted by the unit that registered it, and those above', async () => {
		const { volunteerId, form } = await setup.add();
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
		const [kept, dropped] = [
			await setup.upload(hospital, 'award.evidence', 'paper'),
			await setup.upload(hospital, 'award.evidence', 'paper'),
		];
		const { awardId } = await createAward(
			setup.deps,
			hospital,
			awardForm(volunteerId, { evidenceUploadIds: [kept, dropped] }),
		);
		const key = { volunteerId, awardId };
		const edit = { ...awardForm(volunteerId, { rocYear: 112 }), revision: 1, keptEvidenceIds: [kept] };
		expect(await refusalOf(updateAward(setup.deps, museum, key, edit))).toBe('award.not-found');
		expect(await refusalOf(deleteAward(setup.deps, museum, key))).toBe('award.not-found');
		const changed = await updateAward(setup.deps, governing, key, edit);
		expect(changed.evidence.map(({ fileId }) => fileId)).toEqual([kept]);
		expect(await refusalOf(updateAward(setup.deps, hospital, key, edit))).toBe('request.conflict');
		await deleteAward(setup.deps, hospital, key);
		expect(await refusalOf(deleteAward(setup.deps, hospital, key))).toBe('award.not-found');
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 10 });
		expect(log.items.slice(0, 3).map(({ action }) => action)).toEqual([
			'award.delete',
			'award.update',
			'award.create',
		]);
		// The same award can be registered anew.
		await createAward(setup.deps, museum, awardForm(volunteerId));
	});
});

describe('服務獎勵紀錄維護', () => {
	it('[S-06] [S-13] lists what the scope has registered, newest year first, with total and filters', async () => {
		const list = (actor: typeof hospital, query: Partial<Parameters<typeof listAwards>[2]> = {}) =>
			listAwards(setup.deps, actor, { page: 1, size: 10, ...query });
		const [one, other] = [
			await setup.add({ unitId: 'shelter', name: '得獎人甲' }, shelter),
			await setup.add({ unitId: 'shelter', name: '得獎人乙' }, shelter),
		];
		const given = awards.flatMap(({ code: award }) =>
			awardGrades.map(({ code: grade }) => ({ award, grade })),
		);
		await Promise.all(
			[
				...given.map((what) => ({ ...what, ...one })),
				...given.slice(0, 3).map((what) => ({ ...what, ...other })),
			].map(({ volunteerId, award, grade }, place) =>
				createAward(setup.deps, shelter, awardForm(volunteerId, { award, grade, rocYear: 95 + place })),
			),
		);
		const first = await list(shelter);
		expect(first.page.total).toBe(12);
		// As numbers, not as words: 99 comes after 100.
		expect(first.items.map(({ rocYear }) => rocYear)).toEqual([
			106, 105, 104, 103, 102, 101, 100, 99, 98, 97,
		]);
		const second = await list(shelter, { page: 2, cursor: first.page.next });
		expect(second.items.map(({ rocYear }) => rocYear)).toEqual([96, 95]);
		expect((await list(shelter, { cursor: second.page.previous })).items).toEqual(first.items);
		expect((await list(museum, { rocYear: 95 })).items).toEqual([]);
		const hundredth = await list(shelter, { rocYear: 100 });
		expect(hundredth.items.map(({ rocYear }) => rocYear)).toEqual([100]);
		expect((await list(shelter, { grade: 'gold' })).items).toHaveLength(4);
		expect((await list(shelter, { name: '乙', rocYear: 104 })).items).toHaveLength(1);
		expect((await list(shelter, { award: 'national' })).items).toHaveLength(3);
		const { nationalId } = other.form;
		expect((await list(shelter, { nationalId })).items.map(({ rocYear }) => rocYear)).toEqual([
			106, 105, 104,
		]);
		expect((await list(museum, { nationalId })).items).toEqual([]);
		expect(await refusalOf(list(museum, { organizationId: 'shelter' }))).toBe('organization.not-found');
		const cost = await setup.local.measure(() => list(shelter));
		// The page, its total, and who of the page still serves in the unit.
		expect(cost.requests).toBeLessThanOrEqual(3);
		expect(cost.readUnits).toBeLessThanOrEqual(5);
	});
});
