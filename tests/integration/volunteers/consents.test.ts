import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	downloadConsentScan,
	getConsent,
	getOwnConsent,
	giveConsent,
	giveOwnConsent,
	withdrawConsent,
	withdrawOwnConsent,
} from '#functions/volunteers/consents/consents.ts';
import { consentTextOn } from '#shared/codes/consent-texts.ts';
import { staffAt, volunteerActor } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const hospital = staffAt(city.hospital);
const shelter = staffAt(city.shelter);
const today = '2026-03-04';
const { version } = consentTextOn(today);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

async function give(volunteerId: string, revision: number, actedOn = today) {
	const scanUploadId = await setup.upload(hospital, 'volunteer.consent');
	return giveConsent(setup.deps, hospital, volunteerId, { revision, actedOn, scanUploadId });
}

describe('個資使用聲明書', () => {
	it('[V-28] keeps who agreed to which text, when and how, with the signed paper', async () => {
		const { volunteerId } = await setup.add();
		expect(await getConsent(setup.deps, hospital, volunteerId)).toMatchObject({ state: 'none', acts: [] });
		const consent = await give(volunteerId, 0);
		expect(consent).toMatchObject({ state: 'given', revision: 1, currentVersion: version });
		expect(consent.acts).toMatchObject([
			{
				act: 'given',
				version,
				method: 'paper',
				actedOn: today,
				recordedBy: 'hospital 承辦人',
				organization: '組織 hospital',
			},
		]);
		const fileId = consent.acts[0]?.scan?.fileId ?? '';
		const scan = await downloadConsentScan(setup.deps, hospital, { volunteerId, fileId });
		expect(scan.fileName).toBe('picture.png');
		const foreign = { volunteerId, fileId: 'other' };
		expect(await refusalOf(downloadConsentScan(setup.deps, hospital, foreign))).toBe('file.not-found');
		expect(await refusalOf(getConsent(setup.deps, shelter, volunteerId))).toBe('volunteer.not-found');
	});

	it('[V-28] asks again when the text has changed since the paper was signed', async () => {
		const { volunteerId } = await setup.add();
		const old = await give(volunteerId, 0, '2025-06-01');
		expect(old).toMatchObject({ state: 'outdated', acts: [{ version: '112-1' }] });
		expect(await give(volunteerId, 1)).toMatchObject({ state: 'given', revision: 2 });
		expect(await refusalOf(give(volunteerId, 2))).toBe('consent.already-given');
	});

	it('[V-28] can be taken back, by paper or by the person, and given again; nothing of it is lost', async () => {
		const { volunteerId } = await setup.add();
		const actor = volunteerActor(volunteerId, '王小明');
		expect(await refusalOf(withdrawOwnConsent(setup.deps, actor, { revision: 0 }))).toBe('consent.not-given');
		await giveOwnConsent(setup.deps, actor, { revision: 0, version });
		const withdrawn = await withdrawConsent(setup.deps, hospital, volunteerId, {
			revision: 1,
			actedOn: today,
			reason: '不再參與',
		});
		expect(withdrawn).toMatchObject({ state: 'withdrawn' });
		await giveOwnConsent(setup.deps, actor, { revision: 2, version });
		await withdrawOwnConsent(setup.deps, actor, { revision: 3 });
		const { acts, state } = await getOwnConsent(setup.deps, actor);
		expect(state).toBe('withdrawn');
		expect(acts.map(({ act, method, recordedBy }) => [act, method, recordedBy])).toEqual([
			['withdrawn', 'online', '王小明'],
			['given', 'online', '王小明'],
			['withdrawn', 'paper', 'hospital 承辦人'],
			['given', 'online', '王小明'],
		]);
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 10 });
		expect(log.items.slice(0, 4).map(({ action }) => action)).toEqual([
			'consent.withdraw',
			'consent.give',
			'consent.withdraw',
			'consent.give',
		]);
	});

	it('[V-28] refuses a text that is no longer in force, and one of two who act at once', async () => {
		const { volunteerId } = await setup.add();
		const actor = volunteerActor(volunteerId);
		const old = giveOwnConsent(setup.deps, actor, { revision: 0, version: '112-1' });
		expect(await refusalOf(old)).toBe('consent.text-changed');
		const answers = await Promise.all(
			[1, 2, 3].map(() => refusalOf(giveOwnConsent(setup.deps, actor, { revision: 0, version }))),
		);
		expect(answers.sort()).toEqual(['not refused', 'request.conflict', 'request.conflict']);
		expect(await refusalOf(withdrawOwnConsent(setup.deps, actor, { revision: 0 }))).toBe('request.conflict');
	});
});
