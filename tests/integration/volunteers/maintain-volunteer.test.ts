import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { bookIssuedChanges, bookSummaryChange } from '#functions/volunteers/book-issue.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { listChanges } from '#functions/volunteers/list-changes.ts';
import { listVolunteers } from '#functions/volunteers/list-volunteers.ts';
import { peopleOf } from '#functions/volunteers/people.ts';
import { listOwnAwards } from '#functions/volunteers/awards/list-own-awards.ts';
import { createNote } from '#functions/volunteers/notes/maintain-notes.ts';
import { downloadVolunteerFile, getOwnRecord, getVolunteer } from '#functions/volunteers/read-volunteer.ts';
import { updateVolunteer } from '#functions/volunteers/update-volunteer.ts';
import { viewNationalId } from '#functions/volunteers/view-national-id.ts';
import type { VolunteerUpdate } from '#shared/contract/volunteers.ts';
import { staffAt, volunteerActor } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const hospital = staffAt(city.hospital);
const team = staffAt(city.hospitalTeam);
const otherTeam = staffAt(city.hospitalOtherTeam);
const welfare = staffAt(city.welfare);
const museum = staffAt(city.museum);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

async function formOf(
	volunteerId: string,
	overrides: Partial<VolunteerUpdate> = {},
): Promise<VolunteerUpdate> {
	const { base, revision } = await getVolunteer(setup.deps, hospital, volunteerId);
	return { ...base, revision, ...overrides };
}

describe('scope of one record', () => {
	it('[S-02] answers a guessed id like a missing one, on every route', async () => {
		const photoUploadId = await setup.upload(hospital, 'volunteer.photo');
		const { volunteerId } = await setup.add({ photoUploadId });
		const { deps } = setup;
		const form = await formOf(volunteerId);
		for (const outsider of [museum, team, staffAt(city.shelter), staffAt(city.culture)]) {
			const calls = [
				getVolunteer(deps, outsider, volunteerId),
				updateVolunteer(deps, outsider, volunteerId, form),
				viewNationalId(deps, outsider, volunteerId, { reason: '查核' }),
				listChanges(deps, outsider, volunteerId, { page: 1, size: 10 }),
				downloadVolunteerFile(deps, outsider, { volunteerId, fileId: photoUploadId }),
				leaveUnit(deps, outsider, { volunteerId, unitId: 'hospital' }),
				getVolunteer(deps, outsider, 'nobody'),
			];
			const answers = await Promise.all(calls.map(refusalOf));
			expect(new Set(answers)).toEqual(new Set(['volunteer.not-found']));
		}
		expect((await getVolunteer(deps, welfare, volunteerId)).photo?.fileId).toBe(photoUploadId);
	});

	it('[S-02] hides a member of one team from the other teams of the unit', async () => {
		const { volunteerId } = await setup.add({ teamId: 'hteam' });
		expect(await refusalOf(getVolunteer(setup.deps, otherTeam, volunteerId))).toBe('volunteer.not-found');
		expect(await refusalOf(getVolunteer(setup.deps, team, volunteerId))).toBe('not refused');
	});

	it('hands out files of the record only', async () => {
		const photoUploadId = await setup.upload(hospital, 'volunteer.photo');
		const { volunteerId } = await setup.add({ photoUploadId });
		const other = await setup.upload(hospital, 'volunteer.photo');
		const download = (fileId: string) => downloadVolunteerFile(setup.deps, hospital, { volunteerId, fileId });
		expect(await download(photoUploadId)).toEqual({
			url: `https://objects.test/files/${photoUploadId}`,
			fileName: 'picture.png',
		});
		expect(await refusalOf(download(other))).toBe('file.not-found');
	});
});

describe('編輯', () => {
	it('[V-13] [V-14] changes the base data and keeps a readable log of it', async () => {
		const { volunteerId, form } = await setup.add({ name: '吳美玲' });
		const after = await updateVolunteer(
			setup.deps,
			welfare,
			volunteerId,
			await formOf(volunteerId, {
				name: '吳美齡',
				isIndigenous: true,
				skills: ['cooking'],
				contactAddress: { city: '桃園市', district: '中壢區', street: '中央路 1 號' },
				englishName: '',
			}),
		);
		expect(after).toMatchObject({ revision: 2, base: { name: '吳美齡', isIndigenous: true } });
		expect(after.base).not.toHaveProperty('englishName');
		const { items } = await listChanges(setup.deps, hospital, volunteerId, { page: 1, size: 10 });
		expect(items[0]).toMatchObject({
			who: 'welfare 承辦人',
			organization: '組織 welfare',
			action: '修改基本資料',
		});
		expect(items[0]?.changes).toEqual([
			{ label: '中文姓名', before: '吳美玲', after: '吳美齡' },
			{ label: '聯絡地址', after: '桃園市中壢區中央路 1 號' },
			{ label: '是否為原住民', before: '否', after: '是' },
			{ label: '專長', after: '烹飪/烘焙' },
		]);
		expect(items[1]).toMatchObject({ action: '新增志工' });
		expect(JSON.stringify(items)).not.toContain(form.nationalId);
	});

	it('[V-14] finds a renamed person by the new name only, in every unit', async () => {
		const { volunteerId, form } = await setup.add({ name: '歐陽修文' });
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
		await updateVolunteer(setup.deps, museum, volunteerId, await formOf(volunteerId, { name: '歐文' }));
		for (const actor of [hospital, museum]) {
			const found = async (name: string) =>
				(await listVolunteers(setup.deps, actor, { page: 1, size: 10, name })).items.map((row) => row.name);
			expect(await found('陽')).toEqual([]);
			expect(await found('修文')).toEqual([]);
			expect(await found('歐')).toEqual(['歐文']);
			expect(await found('文')).toEqual(['歐文']);
		}
	});

	it('tells the second of two editors that the data has changed', async () => {
		const { volunteerId } = await setup.add();
		const form = await formOf(volunteerId);
		const answers = await Promise.all([
			refusalOf(updateVolunteer(setup.deps, hospital, volunteerId, { ...form, homePhone: '03-3000001' })),
			refusalOf(updateVolunteer(setup.deps, hospital, volunteerId, { ...form, homePhone: '03-3000002' })),
		]);
		expect(answers.sort()).toEqual(['not refused', 'request.conflict']);
	});

	it('holds sex, age and consent as when joining', async () => {
		const { volunteerId } = await setup.add();
		const update = async (overrides: Partial<VolunteerUpdate>) =>
			refusalOf(updateVolunteer(setup.deps, hospital, volunteerId, await formOf(volunteerId, overrides)));
		expect(await update({ sex: 'female' })).toBe('volunteer.sex-contradicts-id');
		expect(await update({ birthDate: '2012-01-01' })).toBe('volunteer.consent-required');
		expect(await update({ birthDate: '2020-01-01' })).toBe('volunteer.too-young');
	});

	it('[V-14] judges age and consent on admission only: the unit keeps the data of a child it could not admit', async () => {
		const parentalConsentUploadId = await setup.upload(welfare, 'volunteer.parental-consent');
		const { volunteerId } = await setup.add({ birthDate: '2020-01-01', parentalConsentUploadId }, welfare);
		const update = async (overrides: Partial<VolunteerUpdate>) =>
			refusalOf(updateVolunteer(setup.deps, hospital, volunteerId, await formOf(volunteerId, overrides)));
		expect(await update({ homePhone: '03-3000001' })).toBe('not refused');
		expect(await update({ birthDate: '2020-01-02' })).toBe('volunteer.too-young');
		expect(await update({ sex: 'female' })).toBe('volunteer.sex-contradicts-id');
		expect((await getVolunteer(setup.deps, hospital, volunteerId)).base.homePhone).toBe('03-3000001');
	});
});

describe('full ID number', () => {
	it('[S-17] is shown against a reason, which stands in the log', async () => {
		const { volunteerId, form } = await setup.add();
		const view = await viewNationalId(setup.deps, hospital, volunteerId, { reason: '投保作業' });
		expect(view).toEqual({ nationalId: form.nationalId });
		const { items } = await listChanges(setup.deps, hospital, volunteerId, { page: 1, size: 10 });
		expect(items[0]).toMatchObject({
			action: '檢視完整身分證字號',
			changes: [{ label: '檢視原因', after: '投保作業' }],
		});
	});
});

describe('退出運單', () => {
	it('[V-30] refuses while the person is in a team or squad', async () => {
		const { volunteerId } = await setup.add({ teamId: 'hteam' });
		const leave = leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		expect(await refusalOf(leave)).toBe('volunteer.in-team');
	});

	it('[V-31] refuses while an application is under review', async () => {
		const { volunteerId } = await setup.add();
		const key = { volunteerId, unitId: 'hospital' };
		await setup.platform.transact([bookSummaryChange(setup.deps, key, { status: 'in-review' })]);
		expect(await refusalOf(leaveUnit(setup.deps, hospital, key))).toBe('volunteer.application-open');
		await setup.platform.transact([bookSummaryChange(setup.deps, key, { status: 'rejected' })]);
		expect(await refusalOf(leaveUnit(setup.deps, hospital, key))).toBe('not refused');
	});

	it('[V-29] ends the membership of one unit; the others go on', async () => {
		const { volunteerId, form } = await setup.add();
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
		await leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		expect(await setup.deps.memberships.ofVolunteer(volunteerId)).toMatchObject([
			{ unitId: 'hospital', status: 'left', leftOn: '2026-03-04' },
			{ unitId: 'museum', status: 'active' },
		]);
		const { items } = await listChanges(setup.deps, museum, volunteerId, { page: 1, size: 10 });
		expect(items[0]).toMatchObject({
			action: '退出運用單位',
			changes: [{ label: '運用單位', before: '組織 hospital' }],
		});
	});

	it('[V-32] keeps the data and shows the day', async () => {
		const { volunteerId } = await setup.add();
		await leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		const detail = await getVolunteer(setup.deps, hospital, volunteerId);
		expect(detail.memberships).toMatchObject([{ status: 'left', leftOn: '2026-03-04' }]);
		const again = leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		expect(await refusalOf(again)).toBe('request.conflict');
	});

	it('lets one of two who let the person leave at once win', async () => {
		const { volunteerId } = await setup.add();
		const leave = () => refusalOf(leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' }));
		expect((await Promise.all([leave(), leave()])).sort()).toEqual(['not refused', 'request.conflict']);
	});
});

describe('for other domains', () => {
	it('[F-16] writes an issued book to the person and to the lists of every unit', async () => {
		const { volunteerId, form } = await setup.add();
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
		const book = {
			number: '社字第00000012號',
			issuer: '社會局',
			issuedOn: '2026-03-04',
			issueKind: 'first',
		} as const;
		const applied = { unitId: 'hospital', summary: { status: 'approved', applicationId: 'A1' } } as const;
		await setup.platform.transact(await bookIssuedChanges(setup.deps, volunteerId, book, applied));
		const detail = await getVolunteer(setup.deps, hospital, volunteerId);
		expect(detail).toMatchObject({
			recordBookNumber: book.number,
			base: { recordBookIssuer: '社會局', recordBookIssuedOn: '2026-03-04' },
		});
		expect(await setup.deps.memberships.ofVolunteer(volunteerId)).toMatchObject([
			{ unitId: 'hospital', book: { status: 'approved', applicationId: 'A1', bookNumber: book.number } },
			{ unitId: 'museum', book: { status: 'none', bookNumber: book.number, issuer: '社會局' } },
		]);
		const issued = { recordBookIssuer: '社會局', recordBookIssuedOn: '2026-03-04' };
		const save = async (typed: Partial<typeof issued>) => {
			const { base, revision } = await getVolunteer(setup.deps, hospital, volunteerId);
			const { recordBookIssuer: _issuer, recordBookIssuedOn: _day, ...rest } = base;
			return updateVolunteer(setup.deps, hospital, volunteerId, { ...rest, ...typed, revision });
		};
		expect(await refusalOf(save({ ...issued, recordBookIssuer: '別的單位' }))).toBe('volunteer.book-issued');
		expect(await refusalOf(save({ ...issued, recordBookIssuedOn: '2020-01-01' }))).toBe(
			'volunteer.book-issued',
		);
		expect((await save({})).base).toMatchObject(issued);
		expect((await save(issued)).base).toMatchObject(issued);
	});

	it('[F-15] tells the standing in a unit, in scope only', async () => {
		const { volunteerId, form } = await setup.add();
		const { standings } = setup.deps;
		expect(await standings.of(hospital, volunteerId, 'hospital')).toMatchObject({
			path: '/gov/welfare/hospital',
			category: '01',
			basicTenths: 0,
			volunteer: { name: form.name, maskedNationalId: `${form.nationalId.slice(0, 5)}*****` },
		});
		expect(await refusalOf(standings.of(museum, volunteerId, 'hospital'))).toBe('volunteer.not-found');
		expect(await refusalOf(standings.of(hospital, volunteerId, 'museum'))).toBe('volunteer.not-found');
		expect(await refusalOf(standings.requireVolunteer(museum, volunteerId))).toBe('volunteer.not-found');
		expect(await standings.fullNationalId(volunteerId)).toBe(form.nationalId);
	});

	it('[P-10] finds a person by the full ID number for signing in', async () => {
		const { volunteerId, form } = await setup.add();
		const people = peopleOf(setup.platform);
		expect(await people.findByNationalId(form.nationalId)).toEqual({
			volunteerId,
			name: form.name,
			birthDate: form.birthDate,
			email: form.email,
			maskedNationalId: `${form.nationalId.slice(0, 5)}*****`,
		});
		expect(await people.findByNationalId('A100000001')).toBeUndefined();
	});

	it('[P-13] shows volunteers their own units and remarks', async () => {
		const { volunteerId } = await setup.add();
		await createNote(setup.deps, hospital, volunteerId, {
			kind: 'general',
			recordedOn: '2026-01-02',
			text: '急救證照',
		});
		expect(await getOwnRecord(setup.deps, volunteerActor(volunteerId))).toMatchObject({
			volunteerId,
			units: [{ status: 'active', placement: { unit: { id: 'hospital' } } }],
			notes: [{ recordedOn: '2026-01-02', organization: '組織 hospital', text: '急救證照' }],
		});
	});

	it('[P-14] and their own awards, newest year first', async () => {
		const { volunteerId } = await setup.add();
		const award = {
			...{ volunteerId, volunteerName: '王小明', nationalIdMasked: 'A1000*****' },
			...({ award: 'city', applicantId: 'hospital', path: city.hospital, revision: 1 } as const),
			evidence: [],
		};
		await setup.platform.transact([
			setup.deps.awards.createChange({ ...award, awardId: 'W1', grade: 'bronze', rocYear: 112 }),
			setup.deps.awards.createChange({ ...award, awardId: 'W2', grade: 'silver', rocYear: 114 }),
		]);
		const { items } = await listOwnAwards(setup.deps, volunteerActor(volunteerId));
		expect(items).toEqual([
			{ awardId: 'W2', award: 'city', grade: 'silver', rocYear: 114, applicant: '組織 hospital' },
			{ awardId: 'W1', award: 'city', grade: 'bronze', rocYear: 112, applicant: '組織 hospital' },
		]);
		expect((await listOwnAwards(setup.deps, volunteerActor('nobody'))).items).toEqual([]);
	});
});
