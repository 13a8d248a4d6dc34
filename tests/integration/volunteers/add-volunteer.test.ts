import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVolunteer } from '#functions/volunteers/check-volunteer.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { listMemberships } from '#functions/volunteers/list-memberships.ts';
import { membersCount, peopleCount } from '#functions/volunteers/membership-counts.ts';
import { listVolunteers } from '#functions/volunteers/list-volunteers.ts';
import { getVolunteer } from '#functions/volunteers/read-volunteer.ts';
import { createRecord } from '#functions/training/create-record.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import { hoursOfUnits } from '#shared/domain/hours/hour-totals.ts';
import { makeNationalId } from '#shared/values/national-id.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { trainingForm } from '#tests/support/builders/training-form.ts';
import { volunteerForm } from '#tests/support/builders/volunteer-form.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const hospital = staffAt(city.hospital);
const shelter = staffAt(city.shelter);
const museum = staffAt(city.museum);
const team = staffAt(city.hospitalTeam);
const squad = staffAt(city.hospitalSquad);
const welfare = staffAt(city.welfare);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

describe('檢核', () => {
	it('[V-07] tells an unknown number as new, with the sex that the number tells', async () => {
		const nationalId = makeNationalId({ serial: 900_001, sex: 'female' });
		expect(await checkVolunteer(setup.deps, hospital, { unitId: 'hospital', nationalId })).toEqual({
			outcome: 'new',
			sex: 'female',
		});
	});

	it('[V-07] refuses a member of the unit', async () => {
		const { form } = await setup.add();
		const check = checkVolunteer(setup.deps, hospital, { unitId: 'hospital', nationalId: form.nationalId });
		expect(await refusalOf(check)).toBe('volunteer.duplicate-in-unit');
	});

	it('[V-07] shows who is known elsewhere prefilled, and notes the look', async () => {
		const { form, volunteerId } = await setup.add({ name: '陳怡君' });
		const outcome = await checkVolunteer(setup.deps, museum, {
			unitId: 'museum',
			nationalId: form.nationalId,
		});
		expect(outcome).toMatchObject({ outcome: 'attach', revision: 1, base: { name: '陳怡君' } });
		expect(JSON.stringify(outcome)).not.toContain(form.nationalId);
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, { page: 1, size: 10 });
		expect(log.items[0]).toMatchObject({ action: 'volunteer.check', organizationId: 'museum' });
	});

	it('[S-02] knows no unit outside the scope, but a team its own unit', async () => {
		const nationalId = makeNationalId({ serial: 900_002, sex: 'male' });
		const check = (actor: typeof hospital, unitId: string) =>
			refusalOf(checkVolunteer(setup.deps, actor, { unitId, nationalId }));
		expect(await check(hospital, 'museum')).toBe('organization.not-found');
		expect(await check(team, 'shelter')).toBe('organization.not-found');
		expect(await check(hospital, 'hteam')).toBe('organization.not-found');
		expect(await check(staffAt(city.culture), 'closed')).toBe('organization.disabled');
		expect(await check(team, 'hospital')).toBe('not refused');
	});
});

describe('新增志工', () => {
	it('[V-10] keeps base data, photo and consent; the ID number is sealed and masked', async () => {
		const form = volunteerForm({
			name: '林小妹',
			sex: 'female',
			birthDate: '2012-01-01',
			photoUploadId: await setup.upload(hospital, 'volunteer.photo'),
			parentalConsentUploadId: await setup.upload(hospital, 'volunteer.parental-consent'),
		});
		const { volunteerId, attached, row } = await createVolunteer(setup.deps, hospital, form);
		expect(attached).toBe(false);
		const { items } = await listVolunteers(setup.deps, hospital, { page: 1, size: 10 });
		expect(items.filter((one) => one.volunteerId === volunteerId)).toEqual([row]);
		const detail = await getVolunteer(setup.deps, hospital, volunteerId);
		expect(detail).toMatchObject({
			nationalId: `${form.nationalId.slice(0, 5)}*****`,
			base: { name: '林小妹', birthDate: '2012-01-01' },
			photo: { fileId: form.photoUploadId, contentType: 'image/png' },
			parentalConsent: { fileId: form.parentalConsentUploadId },
			memberships: [{ status: 'active', joinedOn: '2026-03-04', placement: { unit: { id: 'hospital' } } }],
		});
		const stored = await setup.deps.volunteers.get(volunteerId);
		expect(JSON.stringify(stored)).not.toContain(form.nationalId);
	});

	it('[V-01] [V-08] [V-11] [V-12] keeps every field of the form and gives it back', async () => {
		const filled = {
			...{ name: '高一心', englishName: 'KAO, YI-HSIN', mobilePhone: '0912000002', homePhone: '03-3000001' },
			...{ recordBookIssuer: '社會局', recordBookIssuedOn: '2020-02-03', honorCardNumber: 'H-1' },
			registeredAddress: { city: '桃園市', district: '中壢區', street: '中央路 1 號' },
			contactAddress: { city: '臺北市', district: '信義區', street: '市府路 1 號' },
			...{ isIndigenous: true, isForeigner: true, isDisasterReliefVolunteer: true },
			...({ occupation: 'retired', education: 'graduate' } as const),
			skills: ['driving', 'other'] as VolunteerBase['skills'],
			otherSkill: '修錶',
			languages: ['mandarin', 'other'] as VolunteerBase['languages'],
			otherLanguage: '德語',
			preferredCategories: ['01', '05'] as VolunteerBase['preferredCategories'],
			preferredTimeSlots: ['sun-morning', 'sat-evening'] as VolunteerBase['preferredTimeSlots'],
			preferredAreas: '中壢',
		};
		const { volunteerId } = await setup.add(filled);
		expect((await getVolunteer(setup.deps, hospital, volunteerId)).base).toMatchObject(filled);
	});

	it.each([
		[
			'volunteer.sex-contradicts-id',
			'sex',
			{ sex: 'male', nationalId: makeNationalId({ serial: 900_010, sex: 'female' }) },
		],
		['volunteer.consent-required', 'parentalConsentUploadId', { birthDate: '2008-03-05' }],
		['volunteer.too-young', 'birthDate', { birthDate: '2019-03-05' }],
		['request.invalid', 'isForeigner', { nationalId: 'A12345678', document: 'passport' }],
	] as const)('[V-07] refuses with %s at the field %s', async (code, field, overrides) => {
		const call = createVolunteer(setup.deps, hospital, volunteerForm(overrides));
		await expect(call).rejects.toMatchObject({ code, errors: [{ field, label: expect.any(String) }] });
	});

	it('lets somebody join on the day they come of age, and the purpose authority enter a small child', async () => {
		expect(await setup.add({ birthDate: '2008-03-04' })).toMatchObject({ attached: false });
		const parentalConsentUploadId = await setup.upload(welfare, 'volunteer.parental-consent');
		expect(await setup.add({ birthDate: '2020-01-01', parentalConsentUploadId }, welfare)).toMatchObject({
			attached: false,
		});
	});

	it('[S-02] lets a team and a squad add to themselves only', async () => {
		const create = (actor: typeof team, place: { unitId?: string; teamId?: string; squadId?: string }) =>
			refusalOf(createVolunteer(setup.deps, actor, volunteerForm(place)));
		expect(await create(team, {})).toBe('organization.not-found');
		expect(await create(team, { teamId: 'hteam2' })).toBe('organization.not-found');
		expect(await create(squad, { teamId: 'hteam' })).toBe('organization.not-found');
		expect(await create(hospital, { unitId: 'shelter' })).toBe('organization.not-found');
		expect(await create(hospital, { unitId: 'shelter', teamId: 'hteam' })).toBe('organization.not-found');
		expect(await create(welfare, { unitId: 'hospital', teamId: 'hteam2', squadId: 'hsquad' })).toBe(
			'organization.not-found',
		);
		expect(await create(staffAt(city.culture), { unitId: 'closed' })).toBe('organization.disabled');
		expect(await create(team, { teamId: 'hteam' })).toBe('not refused');
		expect(await create(squad, { teamId: 'hteam', squadId: 'hsquad' })).toBe('not refused');
	});

	it('[V-07] attaches a person known elsewhere with the sums of all training, as 檢核 showed them', async () => {
		const { form, volunteerId } = await setup.add({ name: '張大同' });
		await createRecord(setup.training, hospital, trainingForm(volunteerId));
		await createRecord(
			setup.training,
			hospital,
			trainingForm(volunteerId, { courseType: 'special', category: '05' }),
		);
		const joining = { ...form, unitId: 'museum', name: '張大通' };
		expect(await refusalOf(createVolunteer(setup.deps, museum, joining))).toBe('volunteer.data-differs');
		expect(await refusalOf(createVolunteer(setup.deps, museum, { ...joining, attachRevision: 9 }))).toBe(
			'volunteer.data-differs',
		);
		expect(await createVolunteer(setup.deps, museum, { ...joining, attachRevision: 1 })).toMatchObject({
			volunteerId,
			attached: true,
			row: { volunteerId, unit: { id: 'museum' }, name: '張大通', status: 'active' },
		});
		const memberships = await setup.deps.memberships.ofVolunteer(volunteerId);
		expect(memberships).toMatchObject([
			{ unitId: 'hospital', name: '張大通', basicTenths: 60, specialTenths: 0 },
			{ unitId: 'museum', name: '張大通', basicTenths: 60, specialTenths: 60, category: '05' },
		]);
		const detail = await getVolunteer(setup.deps, museum, volunteerId);
		expect(detail.memberships.map(({ placement }) => placement.unit?.id)).toEqual(['museum']);
	});

	it('[F-16] says of somebody whose book was issued that its fields are not to be typed', async () => {
		const { form, volunteerId } = await setup.add();
		await setup.issueBook(volunteerId);
		const elsewhere = { unitId: 'museum', nationalId: form.nationalId };
		const outcome = await checkVolunteer(setup.deps, museum, elsewhere);
		expect(outcome).toMatchObject({
			outcome: 'attach',
			bookIssued: true,
			base: { recordBookIssuer: '社會局' },
		});
	});

	it('[V-07] [V-32] takes a former member back into the same membership, with hours and earlier stays', async () => {
		const { form, volunteerId } = await setup.add();
		const total = { registered: 120, effective: 90 };
		const entered = await setup.deps.volunteers.get(volunteerId, true);
		if (!entered) throw new RangeError(volunteerId);
		const hours = hoursOfUnits([['hospital', total]]);
		await setup.platform.transact([setup.deps.volunteers.hoursChange(entered, hours)]);
		await leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		const outcome = await checkVolunteer(setup.deps, hospital, {
			unitId: 'hospital',
			nationalId: form.nationalId,
		});
		expect(outcome).toMatchObject({
			...{ outcome: 'rejoin', revision: 2, joinedOn: '2026-03-04', leftOn: '2026-03-04' },
			base: { name: form.name },
			bookIssued: false,
		});
		// Another unit gets the person as anybody else's.
		const elsewhere = { unitId: 'museum', nationalId: form.nationalId };
		expect(await checkVolunteer(setup.deps, museum, elsewhere)).toMatchObject({ outcome: 'attach' });
		await createVolunteer(setup.deps, hospital, { ...form, attachRevision: 2 });
		const memberships = await setup.deps.memberships.ofVolunteer(volunteerId);
		expect(memberships).toMatchObject([
			{
				...{ unitId: 'hospital', status: 'active' },
				earlier: [{ joinedOn: '2026-03-04', leftOn: '2026-03-04' }],
			},
		]);
		expect(memberships[0]?.leftOn).toBeUndefined();
		expect((await setup.deps.volunteers.get(volunteerId, true))?.hours).toEqual(hours);
	});

	it('[V-07] lets exactly one of 20 who enter one number at once win', async () => {
		const people = await setup.deps.counters.total(peopleCount);
		const nationalId = makeNationalId({ serial: 900_020, sex: 'male' });
		const answers = await Promise.all(
			Array.from({ length: 20 }, () =>
				refusalOf(createVolunteer(setup.deps, hospital, volunteerForm({ nationalId }))),
			),
		);
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		expect(new Set(answers)).toEqual(new Set(['not refused', 'volunteer.duplicate-in-unit']));
		expect(await setup.deps.counters.total(peopleCount)).toBe(people + 1);
	});

	it('[V-07] makes one person of one number that several units enter at once', async () => {
		const nationalId = makeNationalId({ serial: 900_021, sex: 'male' });
		const units = [hospital, shelter, museum, hospital, shelter, museum];
		const answers = await Promise.all(
			units.map((actor) =>
				refusalOf(
					createVolunteer(setup.deps, actor, volunteerForm({ nationalId, unitId: actor.organizationId })),
				),
			),
		);
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		const found = await listMemberships(
			setup.deps,
			await setup.deps.directory.scopeFor(staffAt(city.governing), undefined),
			{
				page: 1,
				size: 10,
				nationalId,
			},
		);
		expect(found.items).toHaveLength(1);
	});

	it('counts at every node what the lists hold, after any order of joining and leaving', async () => {
		const counts = new Set<number>();
		for (const path of Object.values(city)) {
			const actor = staffAt(path);
			const scope = await setup.deps.directory.scopeFor(actor, undefined);
			for (const status of ['active', 'left'] as const) {
				const rows = await setup.deps.memberships.list(scope, { page: 1, size: 100 }, { status });
				const counted = await setup.deps.counters.total(membersCount(actor.organizationId, status));
				expect([path, status, counted]).toEqual([path, status, rows.items.length]);
				counts.add(counted);
			}
		}
		expect(counts.size, 'nodes that differ').toBeGreaterThan(2);
	});
});
