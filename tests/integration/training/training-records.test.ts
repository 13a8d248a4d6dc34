import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { bookIssuedChanges, bookSummaryChange } from '#functions/volunteers/book-issue.ts';
import { createRecord } from '#functions/training/create-record.ts';
import { deleteRecord } from '#functions/training/delete-record.ts';
import {
	downloadCertificate,
	listOfVolunteer,
	listOwnRecords,
	listRecords,
} from '#functions/training/read-records.ts';
import { trainingSums } from '#shared/domain/training/counted-hours.ts';
import { staffAt, volunteerActor } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { trainingForm } from '#tests/support/builders/training-form.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const governing = staffAt(city.governing);
const hospital = staffAt(city.hospital);
const team = staffAt(city.hospitalTeam);
const museum = staffAt(city.museum);
const shelter = staffAt(city.shelter);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

const page = { page: 1, size: 100 };

/** The sums that are stored, and those of the rows themselves. */
async function sumsOf(volunteerId: string) {
	const [volunteer, memberships, records] = await Promise.all([
		setup.deps.volunteers.get(volunteerId, true),
		setup.deps.memberships.ofVolunteer(volunteerId, true),
		setup.training.records.ofVolunteer(volunteerId, true),
	]);
	const rows = trainingSums(records);
	const stored = { basicTenths: volunteer?.basicTenths, specialTenths: volunteer?.specialTenths };
	const shown = memberships.map(({ unitId, basicTenths, specialTenths }) => [
		unitId,
		basicTenths,
		specialTenths,
	]);
	const expected = memberships.map(({ unitId, category }) => [
		unitId,
		rows.basicTenths,
		(category && rows.specialTenths[category]) ?? 0,
	]);
	return { rows, stored, shown, expected };
}

describe('新增課程', () => {
	it('[E-21] [V-15] registers a course with certificates, which the person has in every unit', async () => {
		const { volunteerId, form } = await setup.add({ name: '周杰' });
		const upload = await setup.upload(hospital, 'training.certificate');
		const record = await createRecord(
			setup.training,
			hospital,
			trainingForm(volunteerId, {
				hours: 6.5,
				certificateUploadIds: [upload],
				withoutApproval: false,
				approvedOn: '2024-04-01',
				approvalNumber: '府社字第1號',
			}),
		);
		expect(record).toMatchObject({
			volunteerName: '周杰',
			nationalId: `${form.nationalId.slice(0, 5)}*****`,
			hours: 6.5,
			registeredBy: '組織 hospital',
			approvedOn: '2024-04-01',
			approvalNumber: '府社字第1號',
			certificates: [{ fileId: upload, contentType: 'image/png' }],
			deletable: true,
		});
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
		const { items } = await listOfVolunteer(setup.training, museum, volunteerId);
		expect(items).toEqual([{ ...record, deletable: false }]);
		expect((await listOwnRecords(setup.training, volunteerActor(volunteerId))).items).toHaveLength(1);
		const certificate = { volunteerId, recordId: record.recordId, fileId: upload };
		expect((await downloadCertificate(setup.training, museum, certificate)).fileName).toBe('picture.png');
		expect(await refusalOf(downloadCertificate(setup.training, shelter, certificate))).toBe(
			'training.record-not-found',
		);
		const foreign = { ...certificate, fileId: 'other' };
		expect(await refusalOf(downloadCertificate(setup.training, hospital, foreign))).toBe('file.not-found');
	});

	it('[S-02] knows no volunteer outside the scope', async () => {
		const { volunteerId } = await setup.add();
		for (const actor of [museum, team, shelter]) {
			expect(await refusalOf(createRecord(setup.training, actor, trainingForm(volunteerId)))).toBe(
				'volunteer.not-found',
			);
			expect(await refusalOf(listOfVolunteer(setup.training, actor, volunteerId))).toBe(
				'volunteer.not-found',
			);
		}
	});

	it('refuses the same attendance twice, however it is written, also at once', async () => {
		const { volunteerId } = await setup.add();
		const form = trainingForm(volunteerId, { courseName: '志工倫理 A' });
		const spaced = { ...form, courseName: '志工倫理　Ａ' };
		const answers = await Promise.all(
			[form, spaced, form, spaced].map((one) => refusalOf(createRecord(setup.training, hospital, one))),
		);
		expect(answers.sort()).toEqual([
			'not refused',
			'training.duplicate',
			'training.duplicate',
			'training.duplicate',
		]);
		expect((await sumsOf(volunteerId)).stored.basicTenths).toBe(60);
	});
});

describe('sums', () => {
	it('[E-26] [F-15] are those of the rows: 基礎 for all, 特殊 by the category of each unit', async () => {
		const { volunteerId, form } = await setup.add();
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
		for (const overrides of [
			{ courseType: 'basic', hours: 6 },
			{ courseType: 'special', category: '01', hours: 4.1 },
			{ courseType: 'special', category: '01', hours: 1.9 },
			{ courseType: 'special', category: '05', hours: 3 },
			{ courseType: 'growth', hours: 12 },
		] as const) {
			await createRecord(setup.training, hospital, trainingForm(volunteerId, overrides));
		}
		const { stored, shown } = await sumsOf(volunteerId);
		expect(stored).toEqual({ basicTenths: 60, specialTenths: { '01': 60, '05': 30 } });
		expect(shown).toEqual([
			['hospital', 60, 60],
			['museum', 60, 30],
		]);
	});

	it('stay those of the rows under parallel adding, deleting and joining', async () => {
		const { volunteerId, form } = await setup.add();
		const first = await Promise.all(
			Array.from({ length: 6 }, (_, index) =>
				createRecord(
					setup.training,
					hospital,
					trainingForm(volunteerId, { courseType: index % 2 ? 'basic' : 'special', hours: 1 + index / 10 }),
				),
			),
		);
		const [one, two, three] = first;
		const answers = await Promise.all([
			...[one, one, two, three].map((record) =>
				refusalOf(deleteRecord(setup.training, hospital, { volunteerId, recordId: record?.recordId ?? '' })),
			),
			...Array.from({ length: 4 }, () =>
				refusalOf(
					createRecord(
						setup.training,
						governing,
						trainingForm(volunteerId, { category: '05', courseType: 'special' }),
					),
				),
			),
			refusalOf(createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 })),
		]);
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(8);
		expect(answers.filter((answer) => answer === 'training.record-not-found')).toHaveLength(1);
		const { rows, stored, shown, expected } = await sumsOf(volunteerId);
		expect(stored.basicTenths).toBe(rows.basicTenths);
		expect(stored.specialTenths).toEqual(rows.specialTenths);
		expect(shown).toEqual(expected);
	});
});

describe('刪除', () => {
	it('[S-02] is for the registering unit and those above', async () => {
		const { volunteerId, form } = await setup.add({ teamId: 'hteam' });
		await createVolunteer(setup.deps, museum, {
			...form,
			unitId: 'museum',
			teamId: undefined,
			attachRevision: 1,
		});
		const { recordId } = await createRecord(setup.training, hospital, trainingForm(volunteerId));
		const key = { volunteerId, recordId };
		for (const actor of [museum, team, shelter]) {
			expect(await refusalOf(deleteRecord(setup.training, actor, key))).toBe('training.record-not-found');
		}
		expect(await refusalOf(deleteRecord(setup.training, governing, key))).toBe('not refused');
		expect(await refusalOf(deleteRecord(setup.training, governing, key))).toBe('training.record-not-found');
		expect((await sumsOf(volunteerId)).stored.basicTenths).toBe(0);
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, page);
		expect(log.items.map(({ action }) => action).slice(0, 2)).toEqual(['training.delete', 'training.create']);
	});

	it('is refused for what an application under review or a book rests on', async () => {
		const { volunteerId } = await setup.add();
		const basic = await createRecord(setup.training, hospital, trainingForm(volunteerId));
		const growth = await createRecord(
			setup.training,
			hospital,
			trainingForm(volunteerId, { courseType: 'growth' }),
		);
		const key = { volunteerId, unitId: 'hospital' };
		const remove = (record: typeof basic) => refusalOf(deleteRecord(setup.training, hospital, record));
		await setup.platform.transact([bookSummaryChange(setup.deps, key, { status: 'in-review' })]);
		expect(await remove(basic)).toBe('training.in-use');
		const shown = await listOfVolunteer(setup.training, hospital, volunteerId);
		expect(shown.items.map(({ courseType, deletable }) => [courseType, deletable]).sort()).toEqual([
			['basic', false],
			['growth', true],
		]);
		const book = {
			number: '社字第00000001號',
			issuer: '社會局',
			issuedOn: '2026-03-04',
			issueKind: 'first',
		} as const;
		const applied = { unitId: 'hospital', summary: { status: 'approved' } } as const;
		await setup.platform.transact(await bookIssuedChanges(setup.deps, volunteerId, book, applied));
		expect(await remove(basic)).toBe('training.in-use');
		expect(await remove(growth)).toBe('not refused');
	});

	it('frees the attendance for a corrected entry', async () => {
		const { volunteerId } = await setup.add();
		const form = trainingForm(volunteerId);
		await deleteRecord(setup.training, hospital, await createRecord(setup.training, hospital, form));
		expect(await createRecord(setup.training, hospital, { ...form, hours: 3 })).toMatchObject({ hours: 3 });
	});
});

describe('教育訓練歷程', () => {
	it('[E-18] [S-13] lists what the scope has registered, newest first, with total and filters', async () => {
		const own = await setupVolunteers();
		try {
			const { volunteerId, form } = await own.add({ name: '歷程人' });
			for (let day = 10; day < 35; day += 1) {
				const date = day < 31 ? `2024-05-${day}` : `2024-06-0${day - 30}`;
				const courseType = day % 2 ? 'basic' : 'special';
				const dates = { startDate: date, endDate: date };
				const actor = day === 10 ? governing : hospital;
				await createRecord(own.training, actor, trainingForm(volunteerId, { ...dates, courseType }));
			}
			const list = (actor: typeof hospital, query: Partial<Parameters<typeof listRecords>[2]> = {}) =>
				listRecords(own.training, actor, { page: 1, size: 10, ...query });
			const first = await list(hospital);
			expect(first.page).toMatchObject({ total: 24 });
			expect(first.items[0]).toMatchObject({ endDate: '2024-06-04', volunteerName: '歷程人' });
			const second = await list(hospital, { page: 2, cursor: first.page.next });
			const third = await list(hospital, { page: 3, cursor: first.page.last });
			const dates = [...first.items, ...second.items, ...third.items].map(({ endDate }) => endDate);
			expect(dates).toEqual([...dates].sort().reverse());
			expect(new Set(dates).size).toBe(24);
			expect((await list(hospital, { cursor: second.page.previous })).items).toEqual(first.items);
			expect((await list(governing)).page.total).toBe(25);
			expect((await list(museum)).items).toEqual([]);
			expect((await list(hospital, { nationalId: form.nationalId })).page.total).toBe(24);
			expect((await list(museum, { nationalId: form.nationalId })).items).toEqual([]);
			const ranged = await list(hospital, { from: '2024-05-30', until: '2024-06-02' });
			expect(ranged.items.map(({ endDate }) => endDate)).toEqual(['2024-06-02', '2024-06-01', '2024-05-30']);
			expect((await list(hospital, { size: 100, courseType: 'basic' })).items).toHaveLength(12);
			expect((await list(hospital, { name: '歷', hasCertificate: 'false', size: 100 })).items).toHaveLength(
				24,
			);
			expect((await list(hospital, { name: '程', hasCertificate: 'true' })).items).toEqual([]);
			expect(await refusalOf(list(team, { organizationId: 'hospital' }))).toBe('organization.not-found');
			const cost = await own.local.measure(() => list(hospital));
			// The page, its total, and who of the page still serves in the unit.
			expect(cost.requests).toBeLessThanOrEqual(3);
			expect(cost.readUnits).toBeLessThanOrEqual(5);
		} finally {
			await own.local.stop();
		}
	});
});
