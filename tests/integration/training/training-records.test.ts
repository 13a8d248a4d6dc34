import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { bookIssuedChanges, bookSummaryChange } from '#functions/volunteers/book-issue.ts';
import { createRecord } from '#functions/training/create-record.ts';
import { addCertificates } from '#functions/training/add-certificates.ts';
import { addCertificatesByName } from '#functions/training/add-certificates-by-name.ts';
import { deleteRecord } from '#functions/training/delete-record.ts';
import {
	downloadCertificate,
	listOfVolunteer,
	listOwnRecords,
	listRecords,
} from '#functions/training/read-records.ts';
import { updateRecord } from '#functions/training/update-record.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { TrainingRecord, TrainingUpdate } from '#shared/contract/training.ts';
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
			createdBy: hospital.name,
			allowedActions: ['edit', 'certify', 'delete'],
		});
		await createVolunteer(setup.deps, museum, { ...form, unitId: 'museum', attachRevision: 1 });
		const { items } = await listOfVolunteer(setup.training, museum, volunteerId);
		expect(items).toEqual([{ ...record, allowedActions: [] }]);
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

	it('[E-46] is refused, and not offered, for what an application under review or a book rests on', async () => {
		const { volunteerId, form } = await setup.add();
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
		expect(shown.items.map(({ courseType, allowedActions }) => [courseType, allowedActions]).sort()).toEqual([
			['basic', ['annotate', 'certify']],
			['growth', ['edit', 'certify', 'delete']],
		]);
		const listed = await listRecords(setup.training, hospital, { ...page, nationalId: form.nationalId });
		expect(listed.items.find(({ courseType }) => courseType === 'basic')?.allowedActions).not.toContain(
			'delete',
		);
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

	it('[E-26] takes out the hours that stand there, also when the record is edited in the same moment', async () => {
		const { volunteerId } = await setup.add();
		const record = await createRecord(setup.training, hospital, trainingForm(volunteerId, { hours: 6 }));
		const { records } = setup.training;
		let edited = false;
		const meanwhile: typeof records = {
			...records,
			async get(...key) {
				const read = await records.get(...key);
				if (!edited) {
					edited = true;
					await updateRecord(setup.training, hospital, record, editOf(record, { hours: 12 }));
				}
				return read;
			},
		};
		await deleteRecord({ ...setup.training, records: meanwhile }, hospital, record);
		const { stored, shown, expected } = await sumsOf(volunteerId);
		expect(stored.basicTenths).toBe(0);
		expect(shown).toEqual(expected);
		const again = { volunteerId, recordId: record.recordId };
		expect(await refusalOf(deleteRecord(setup.training, hospital, again))).toBe('training.record-not-found');
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
			// Of an own member, whoever registered it (V-15).
			expect((await list(hospital, { nationalId: form.nationalId })).page.total).toBe(25);
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

/** The form of a record that exists, changed. */
function editOf(record: TrainingRecord, overrides: Partial<TrainingUpdate> = {}): TrainingUpdate {
	const { courseType, category, provider, hours, courseName, startDate, endDate, note, revision } = record;
	const form = { courseType, category, provider, hours, courseName, startDate, endDate, note, revision };
	return { ...form, withoutApproval: true, ...overrides };
}

describe('編輯', () => {
	it('[E-23] [E-46] changes the fields with their sums, says when and by whom, and holds to the revision seen', async () => {
		const { volunteerId } = await setup.add();
		const record = await createRecord(setup.training, hospital, trainingForm(volunteerId, { hours: 6 }));
		const other = await createRecord(setup.training, hospital, trainingForm(volunteerId, { hours: 1 }));
		const changed = { courseType: 'special', category: '05', hours: 3.5, note: '補登' } as const;
		const edited = await updateRecord(setup.training, hospital, record, editOf(record, changed));
		expect(edited).toMatchObject({
			...changed,
			createdBy: hospital.name,
			updatedBy: hospital.name,
			revision: record.revision + 1,
		});
		expect(edited.updatedAt).toBe(setup.platform.clock().toISOString());
		const { stored, rows } = await sumsOf(volunteerId);
		expect(stored).toEqual({ basicTenths: 10, specialTenths: { '05': 35 } });
		expect(rows).toEqual(stored);
		const edit = (actor: typeof hospital, form: TrainingUpdate) =>
			refusalOf(updateRecord(setup.training, actor, record, form));
		expect(await edit(hospital, editOf(record))).toBe('request.conflict');
		expect(await edit(museum, editOf(edited))).toBe('training.record-not-found');
		const { courseName, courseType } = other;
		expect(await edit(hospital, editOf(edited, { courseName, courseType }))).toBe('training.duplicate');
		const renamed = await updateRecord(
			setup.training,
			hospital,
			record,
			editOf(edited, { courseName: '改名的課程' }),
		);
		expect(await edit(hospital, editOf(renamed, { courseName: '改名的課程' }))).toBe('not refused');
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, page);
		const first = log.items.findLast(({ action }) => action === 'training.update');
		expect(first?.changes).toContainEqual({ label: '受訓時數', before: '6.0', after: '3.5' });
	});

	it('[E-23] leaves 備註 only to be changed while a book rests on the course', async () => {
		const { volunteerId } = await setup.add();
		const record = await createRecord(setup.training, hospital, trainingForm(volunteerId));
		const key = { volunteerId, unitId: 'hospital' };
		await setup.platform.transact([bookSummaryChange(setup.deps, key, { status: 'in-review' })]);
		const edit = (overrides: Partial<TrainingUpdate>) =>
			updateRecord(setup.training, hospital, record, editOf(record, overrides));
		expect(await refusalOf(edit({ hours: 5 }))).toBe('training.in-use');
		expect(await edit({ note: '正本存於單位' })).toMatchObject({ note: '正本存於單位', hours: 6 });
		expect((await sumsOf(volunteerId)).stored.basicTenths).toBe(60);
	});
});

describe('上傳證書', () => {
	it('[E-23] adds files or puts them in the place of the old ones, which stay as history', async () => {
		const { volunteerId } = await setup.add();
		const record = await createRecord(setup.training, hospital, trainingForm(volunteerId));
		const send = async (revision: number, replace: boolean, actor = hospital) => {
			const certificateUploadIds = [await setup.upload(actor, 'training.certificate')];
			return addCertificates(setup.training, actor, record, { certificateUploadIds, replace, revision });
		};
		const first = await send(0, false);
		const both = await send(first.revision, false);
		expect(both.certificates).toHaveLength(2);
		const replaced = await send(both.revision, true);
		expect(replaced.certificates).toHaveLength(1);
		expect(replaced.replacedCertificates.map(({ fileId }) => fileId)).toEqual(
			both.certificates.map(({ fileId }) => fileId),
		);
		expect(replaced.replacedCertificates[0]).toMatchObject({ replacedBy: hospital.name });
		const old = { ...record, fileId: first.certificates[0]?.fileId ?? '' };
		expect((await downloadCertificate(setup.training, hospital, old)).fileName).toBe('picture.png');
		expect(await refusalOf(send(0, false))).toBe('request.conflict');
		expect(await refusalOf(send(replaced.revision, false, museum))).toBe('training.record-not-found');
	});

	it('[E-46] of what was taken over from paper is for the unit of the person while one is missing', async () => {
		const { volunteerId } = await setup.add();
		const form = trainingForm(volunteerId);
		const paper = await createRecord(setup.training, governing, form, [], 'paper-book');
		const plain = await createRecord(setup.training, governing, trainingForm(volunteerId));
		const send = async (record: TrainingRecord, actor = hospital) => {
			const certificateUploadIds = [await setup.upload(actor, 'training.certificate')];
			const input = { certificateUploadIds, replace: false, revision: record.revision };
			return addCertificates(setup.training, actor, record, input);
		};
		const { items } = await listOfVolunteer(setup.training, hospital, volunteerId);
		expect(items.find(({ recordId }) => recordId === paper.recordId)?.allowedActions).toEqual(['complete']);
		expect(await refusalOf(send(plain))).toBe('training.record-not-found');
		expect(await refusalOf(send(paper, museum))).toBe('training.record-not-found');
		const completed = await send(paper);
		expect(completed).toMatchObject({ certificates: [{}], allowedActions: [] });
		expect(await refusalOf(send(completed))).toBe('training.record-not-found');
	});

	it('[H-15] takes many files whose names begin with the ID number, and says how each one fared', async () => {
		const { volunteerId, form } = await setup.add({ name: '紙本人' });
		const elsewhere = await setup.add({ unitId: 'museum' }, museum);
		const paper = (overrides: Parameters<typeof trainingForm>[1]) =>
			createRecord(setup.training, governing, trainingForm(volunteerId, overrides), [], 'paper-book');
		await paper({ courseType: 'basic', courseName: '基礎訓練' });
		await paper({ courseType: 'special', courseName: '社福特殊訓練' });
		const send = async (names: string[]) => {
			const uploadIds = await Promise.all(
				names.map((name) => setup.upload(hospital, 'training.certificate', 'picture', name)),
			);
			const { items } = await addCertificatesByName(setup.training, hospital, { uploadIds });
			return items.map(({ done, message }) => [done, message]);
		};
		const id = form.nationalId;
		expect(
			await send([
				`${id}_基礎_正面.png`,
				`${id}_基礎_反面.png`,
				`${id}.png`,
				`${id}_別的課.png`,
				`${elsewhere.form.nationalId}.png`,
				'證書.png',
			]),
		).toEqual([
			[true, '紙本人「基礎訓練」'],
			[true, '紙本人「基礎訓練」'],
			[false, expect.stringContaining('多筆待補證書')],
			[false, '待補證書的訓練中沒有「別的課」'],
			[false, '查無此志工'],
			[false, '檔名須以身分證字號（居留證或護照號碼）開頭'],
		]);
		expect(await send([`${id.toLowerCase()}.png`])).toEqual([[true, '紙本人「社福特殊訓練」']]);
		expect(await send([`${id}.png`])).toEqual([[false, '此志工沒有待補證書的訓練紀錄']]);
		const { items } = await listOfVolunteer(setup.training, hospital, volunteerId);
		expect(items.map(({ certificates }) => certificates.length).sort()).toEqual([1, 2]);
	});

	it.each([
		['[S-17] an ID number', {}],
		['[V-33] a passport number', { document: 'passport', nationalId: 'X7654321', isForeigner: true }],
	] as const)(
		'%s in the name of a file says whose it is, and is neither shown nor logged',
		async (_, who) => {
			const { volunteerId, form } = await setup.add(who);
			await createRecord(setup.training, governing, trainingForm(volunteerId), [], 'paper-book');
			const name = `${form.nationalId}_基礎.png`;
			const upload = await setup.upload(hospital, 'training.certificate', 'picture', name);
			const send = async () =>
				(await addCertificatesByName(setup.training, hospital, { uploadIds: [upload] })).items[0];
			expect(await send()).toMatchObject({ done: true });
			const { items } = await listOfVolunteer(setup.training, hospital, volunteerId);
			const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, page);
			expect(log.items[0]).toMatchObject({ action: 'training.certify' });
			expect(JSON.stringify([items, log])).not.toContain(form.nationalId);
		},
	);

	it('[H-15] tells the same when the answer was lost and the files are sent again', async () => {
		const { volunteerId, form } = await setup.add();
		await createRecord(setup.training, hospital, trainingForm(volunteerId));
		const uploadIds = [
			await setup.upload(hospital, 'training.certificate', 'picture', `${form.nationalId}.png`),
		];
		const send = () => addCertificatesByName(setup.training, hospital, { uploadIds });
		const first = await send();
		expect(first.items).toMatchObject([{ done: true }]);
		expect(await send()).toEqual(first);
		const { items } = await listOfVolunteer(setup.training, hospital, volunteerId);
		expect(items[0]?.certificates).toHaveLength(1);
	});
});

describe('志工所屬單位 and 登錄單位', () => {
	it('[S-02] [E-18] a team sees the training of its members, and the filters tell the two apart', async () => {
		const own = await setupVolunteers();
		try {
			const inTeam = await own.add({ name: '隊員', teamId: 'hteam' });
			const outside = await own.add({ name: '單位志工' });
			const abroad = await own.add({ name: '館員', unitId: 'museum' }, museum);
			await createRecord(own.training, hospital, trainingForm(inTeam.volunteerId));
			await createRecord(own.training, governing, trainingForm(inTeam.volunteerId));
			await createRecord(own.training, hospital, trainingForm(outside.volunteerId));
			await createRecord(own.training, governing, trainingForm(abroad.volunteerId));
			const namesOf = async (
				actor: typeof hospital,
				query: Partial<Parameters<typeof listRecords>[2]> = {},
			) => {
				const { items } = await listRecords(own.training, actor, { ...page, ...query });
				return items.map(({ volunteerName }) => volunteerName).sort();
			};
			expect(await namesOf(team)).toEqual(['隊員', '隊員']);
			expect(await namesOf(hospital, { organizationId: 'hteam' })).toEqual(['隊員', '隊員']);
			expect(await namesOf(hospital, { organizationId: 'hospital' })).toEqual(['單位志工', '隊員', '隊員']);
			expect(await namesOf(governing, { organizationId: 'hospital' })).toEqual(['單位志工', '隊員', '隊員']);
			expect(await namesOf(governing, { organizationId: 'welfare' })).toEqual(['單位志工', '隊員', '隊員']);
			expect(await namesOf(governing, { registrarId: 'hospital' })).toEqual(['單位志工', '隊員']);
			expect(await namesOf(governing, { registrarId: 'hospital', organizationId: 'museum' })).toEqual([]);
			const { nationalId } = inTeam.form;
			expect(await namesOf(team, { nationalId })).toEqual(['隊員', '隊員']);
			expect(await namesOf(museum, { nationalId })).toEqual([]);
		} finally {
			await own.local.stop();
		}
	});
});

describe('教育訓練歷程 of a unit of 300 members', () => {
	const size = 10;
	let own: VolunteersSetup;
	beforeAll(async () => {
		own = await setupVolunteers();
		const ids = Array.from({ length: 300 }, () => own.platform.newId());
		for (let from = 0; from < ids.length; from += 25) {
			await own.platform.transact(
				ids.slice(from, from + 25).flatMap((volunteerId, place) => membersChanges(volunteerId, from + place)),
			);
		}
	});
	afterAll(() => own.local.stop());

	/** Every third member has two courses, the last one a course more that nobody else has. */
	function membersChanges(volunteerId: string, number: number): Change[] {
		const name = `志工${String(number).padStart(3, '0')}`;
		const course = (endDate: string, courseName: string) =>
			own.training.records.createChange({
				volunteerId,
				recordId: own.platform.newId(),
				volunteerName: name,
				nationalIdMasked: 'A1234*****',
				courseName,
				courseType: 'basic',
				category: '01',
				provider: '社會局',
				tenths: 60,
				startDate: endDate,
				endDate,
				certificates: [],
				organizationId: 'gov',
				path: city.governing,
				createdAt: '2024-05-01T00:00:00.000Z',
				revision: 0,
			});
		return [
			own.deps.memberships.createChange({
				volunteerId,
				governingId: 'gov',
				purposeId: 'welfare',
				unitId: 'hospital',
				status: 'active',
				joinedOn: '2024-01-01',
				name,
				nationalIdMasked: 'A1234*****',
				basicTenths: 0,
				specialTenths: 0,
				book: { status: 'none' },
				revision: 1,
			}),
			...(number % 3 === 0 ? [course('2024-05-01', '早'), course('2024-05-02', '晚')] : []),
			...(number === 299 ? [course('2024-05-03', '罕見')] : []),
		];
	}

	const list = (query: Partial<Parameters<typeof listRecords>[2]> = {}) =>
		listRecords(own.training, hospital, { page: 1, size, organizationId: 'hospital', ...query });

	it('[E-18] goes member by member, each newest first, forwards and back', async () => {
		const rows: string[] = [];
		const pages = [];
		let cursor: string | undefined;
		do {
			const answer = await list({ cursor, page: pages.length + 1 });
			pages.push(answer);
			rows.push(...answer.items.map(({ volunteerName, courseName }) => volunteerName + courseName));
			cursor = answer.page.next;
		} while (cursor);
		const expected = Array.from({ length: 100 }, (_, third) => `志工${String(third * 3).padStart(3, '0')}`);
		expect(rows).toEqual([...expected.flatMap((name) => [`${name}晚`, `${name}早`]), '志工299罕見']);
		expect(pages.slice(0, -1).every(({ items }) => items.length === size)).toBe(true);
		expect(pages.at(-1)?.page).toMatchObject({ total: 201 });
		const [, second, third] = pages;
		const back = await list({ cursor: third?.page.previous, page: 2 });
		expect(back.items).toEqual(second?.items);
	});

	it('[E-18] a page costs what the page needs, however many members there are', async () => {
		const cost = await own.local.measure(() => list());
		// Fifteen members fill it; then who of the page still serves in the unit.
		expect(cost.requests).toBeLessThanOrEqual(30);
		expect(cost.readUnits).toBeLessThanOrEqual(20);
	});

	it('[E-18] what few have is looked for among a bounded number of members, and the page says where to go on', async () => {
		let found: string[] = [];
		let cursor: string | undefined;
		let answers = 0;
		const cost = await own.local.measure(() => list({ courseName: '罕見' }));
		expect(cost.requests).toBeLessThanOrEqual(115);
		do {
			const { items, page: info } = await list({ courseName: '罕見', cursor, page: answers + 1 });
			found = [...found, ...items.map(({ volunteerName }) => volunteerName)];
			cursor = info.next;
			answers += 1;
		} while (cursor);
		expect([found, answers]).toEqual([['志工299'], 4]);
	});

	it('[E-18] a name finds its member at once', async () => {
		expect((await list({ name: '工299' })).items).toMatchObject([{ courseName: '罕見' }]);
		const cost = await own.local.measure(() => list({ name: '工299' }));
		expect(cost.requests).toBeLessThanOrEqual(8);
	});

	it('[S-02] a cursor with a person of another unit is refused', async () => {
		const abroad = await own.add({ name: '館員', unitId: 'museum' }, museum);
		const position = { direction: 'after', key: { volunteerId: abroad.volunteerId } };
		const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');
		expect(await refusalOf(list({ cursor, page: 2 }))).toBe('request.malformed');
	});
});

describe('下載', () => {
	it('of a certificate is in the log of the person', async () => {
		const { volunteerId } = await setup.add();
		const upload = await setup.upload(hospital, 'training.certificate');
		const form = trainingForm(volunteerId, { certificateUploadIds: [upload] });
		const record = await createRecord(setup.training, hospital, form);
		await downloadCertificate(setup.training, hospital, { ...record, fileId: upload });
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, page);
		expect(log.items[0]).toMatchObject({
			action: 'training.download-certificate',
			changes: [{ after: record.courseName }, { after: 'picture.png' }],
		});
	});
});
