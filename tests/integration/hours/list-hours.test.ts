import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportEntries } from '#functions/hours/export-entries.ts';
import { listMembers } from '#functions/hours/list-members.ts';
import { listOwnHours } from '#functions/hours/list-own-hours.ts';
import { exportStrips } from '#functions/hours/strips/export-strips.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { staffAt, volunteerActor } from '#tests/support/actors.ts';
import { atMost } from '#platform/at-most.ts';
import { city } from '#tests/support/builders/city.ts';
import { jobRunner } from '#tests/support/jobs.ts';
import { readPdf } from '#tests/support/pdf-text.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { governing, hospital, museum, setupHours, type HoursSetup } from './hours-setup.ts';

let setup: HoursSetup;
let served: string;
let idle: string;

beforeAll(async () => {
	setup = await setupHours();
	served = await setup.addTrained({ overrides: { name: '林服務' } });
	idle = await setup.addTrained({ book: false, overrides: { name: '王新進' } });
	await setup.joinMuseum(served);
	await setup.enter(served, { hours: 6.5 });
	await setup.enter(served, { startDate: '2025-06-01', endDate: '2025-06-30', hours: 700 });
	const elsewhere = { actor: museum, unitId: 'museum' };
	await setup.enter(served, { hours: 1.1, note: '換季' }, elsewhere);
});
afterAll(() => setup.local.stop());

const first = { page: 1, size: 10 } as const;
const list = (query = {}, actor = hospital) => listMembers(setup.hours, actor, { ...first, ...query });

describe('志工服務時數管理', () => {
	it('[H-03] [H-12] shows the hours of the own and of all units, registered and effective', async () => {
		const { items, page } = await list();
		expect(page.total).toBe(2);
		expect(items.find(({ volunteerId }) => volunteerId === served)).toMatchObject({
			unit: { name: '組織 hospital' },
			name: '林服務',
			bookIssuer: '社會局',
			bookNumber: expect.stringMatching(/^社字第/) as unknown,
			unitHours: { registered: 706.5, effective: 706.5 },
			allHours: { registered: 707.6, effective: 706.5 },
		});
		const atMuseum = await list({}, museum);
		expect(atMuseum.items).toMatchObject([
			{ unitHours: { registered: 1.1, effective: 0 }, allHours: { registered: 707.6, effective: 706.5 } },
		]);
	});

	it('[H-01] adds up only what begins within 服務起訖, and keeps those who have nothing', async () => {
		const { items } = await list({ from: '2025-05-01', until: '2025-05-31' });
		const hoursOf = (id: string) => items.find(({ volunteerId }) => volunteerId === id);
		expect(hoursOf(served)).toMatchObject({
			unitHours: { registered: 6.5, effective: 6.5 },
			allHours: { registered: 7.6, effective: 6.5 },
		});
		expect(hoursOf(idle)?.unitHours).toEqual({ registered: 0, effective: 0 });
	});

	it('[H-01] is searched by organisation, name, ID number and 運用單位狀態', async () => {
		expect((await list({ name: '服務' })).items.map(({ name }) => name)).toEqual(['林服務']);
		expect((await list({ status: 'left' })).items).toEqual([]);
		expect((await list({ organizationId: 'museum' }, governing)).items).toHaveLength(1);
		expect(await refusalOf(list({ organizationId: 'museum' }))).toBe('organization.not-found');
		expect((await list({}, staffAt(city.hospitalTeam))).items).toEqual([]);
	});

	it('[V-34] has no effective hours for a typed 發冊日期 without a book, in the list, the record and on the portal', async () => {
		const typed = { recordBookIssuer: '社會局', recordBookIssuedOn: '2024-04-01' };
		const volunteerId = await setup.addTrained({ book: false, overrides: { name: '許自填', ...typed } });
		await setup.enter(volunteerId, { hours: 5 });
		const none = { registered: 5, effective: 0 };
		expect((await list({ name: '許自填' })).items).toMatchObject([{ unitHours: none, allHours: none }]);
		const may = { from: '2025-05-01', until: '2025-05-31' };
		expect((await list({ name: '許自填', ...may })).items).toMatchObject([
			{ unitHours: none, allHours: none },
		]);
		const judged = { hours: 5, effectiveHours: 0, ineffective: '尚未領有紀錄冊' };
		expect(await setup.entriesOf(volunteerId)).toMatchObject({ items: [judged], totals: none });
		const own = await listOwnHours(setup.hours, volunteerActor(volunteerId));
		expect(own.items).toMatchObject([judged]);
		await setup.issueBook(volunteerId);
		expect((await list({ name: '許自填' })).items).toMatchObject([
			{ unitHours: { registered: 5, effective: 5 } },
		]);
	});

	it('[S-02] costs a page, its total and half a unit for each person on it, however many hours there are', async () => {
		const cost = await setup.local.measure(() => list());
		expect(cost.requests).toBeLessThanOrEqual(3);
		expect(cost.readUnits).toBeLessThanOrEqual(2.5 + 2 * 0.5);
	});

	it('[V-32] keeps the hours of those who left', async () => {
		const volunteerId = await setup.addTrained({ overrides: { name: '陳離隊' } });
		await setup.enter(volunteerId, { hours: 4 });
		await leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		expect((await list({ status: 'left' })).items).toMatchObject([
			{ name: '陳離隊', status: 'left', unitHours: { registered: 4, effective: 4 } },
		]);
	});
});

describe('匯出時數條', () => {
	const members = () => [served, idle].map((volunteerId) => ({ volunteerId, unitId: 'hospital' }));
	const period = { from: '2025-05-01', until: '2025-06-30' };

	it('[H-02] [H-16] prints a strip for each who served in the unit and period, with the 登錄人', async () => {
		const { fileName } = await exportStrips(setup.hours, hospital, { members: members(), ...period });
		expect(fileName).toBe('志願服務時數條-2025-05-01-2025-06-30.pdf');
		const [bytes] = [...setup.objects.objects]
			.filter(([key]) => key.startsWith('documents/'))
			.map(([, b]) => b);
		const pdf = await readPdf(bytes ?? new Uint8Array());
		// Cells wrap wherever their width ends.
		const text = pdf.pages.map((one) => one.text.replaceAll(/\s/g, '')).join('');
		expect(text).toContain('林服務');
		expect(text).toContain('114/05/01～114/05/31');
		expect(text).toContain('hospital承辦人');
		expect(text).toContain('登錄時數：706.5小時有效時數：706.5小時');
		expect(text).not.toContain('王新進');
		const log = await setup.deps.changeLog.of({ type: 'volunteer', id: served }, first);
		expect(log.items[0]?.action).toBe('hours.export-strip');
	});

	it('[H-02] prints strips of more people than one transaction notes', async () => {
		const people = await atMost(8, Array.from({ length: 110 }), async () => setup.add());
		const { serviceHours, transact } = setup.hours;
		await atMost(8, people, async ({ volunteerId }) => {
			const [entry] = await serviceHours.ofVolunteer(served);
			if (!entry) throw new Error('nothing to copy');
			await transact([serviceHours.createChange({ ...entry, volunteerId, startDate: '2025-06-01' })]);
		});
		const many = people.map(({ volunteerId }) => ({ volunteerId, unitId: 'hospital' }));
		await exportStrips(setup.hours, hospital, { members: many, ...period });
		for (const { volunteerId } of [people[0], people.at(-1)].filter((one) => one !== undefined)) {
			const log = await setup.deps.changeLog.of({ type: 'volunteer', id: volunteerId }, first);
			expect(log.items[0]?.action).toBe('hours.export-strip');
		}
	});

	it('[H-02] [S-02] says when there is nothing to print, and knows nobody outside the scope', async () => {
		const nothing = { members: members(), from: '2020-01-01', until: '2020-12-31' };
		expect(await refusalOf(exportStrips(setup.hours, hospital, nothing))).toBe('hours.none-in-period');
		expect(await refusalOf(exportStrips(setup.hours, museum, { members: members(), ...period }))).toBe(
			'volunteer.not-found',
		);
	});
});

describe('匯出明細', () => {
	const may = { from: '2025-05-01', until: '2025-05-31' };

	it('[H-02] [S-17] has each entry once, in its own unit, with what counts of it', async () => {
		const runner = jobRunner(setup.platform, setup.objects);
		const { jobId } = await runner.run(
			await exportEntries(setup.hours, governing, { format: 'ods', ...may }),
		);
		const [, ...cells] = await runner.resultRows(jobId);
		const rows = cells.map((row) => [
			row[1],
			row[4],
			row[12],
			Number(row[14]),
			Number(row[15]),
			row[16],
			row[17],
		]);
		expect(rows).toContainEqual(['組織 hospital', '林服務', '老人服務', 6.5, 6.5, '', '']);
		const missing = '尚未完成特殊訓練（文化推廣類）';
		expect(rows).toContainEqual(['組織 museum', '林服務', '老人服務', 1.1, 0, missing, '換季']);
		expect(cells.every((row) => row[5]?.endsWith('*****'))).toBe(true);
		expect(rows.filter(([, name]) => name === '林服務')).toHaveLength(2);
	});

	it('[H-02] of more than a unit asks for 服務起訖', async () => {
		const refused = (actor: StaffActor, filter: object = {}) =>
			refusalOf(exportEntries(setup.hours, actor, { format: 'ods', ...filter }));
		expect(await refused(governing)).toBe('hours.export-period-required');
		expect(await refused(staffAt(city.welfare), { from: may.from })).toBe('hours.export-period-required');
		expect(await refused(governing, { organizationId: 'welfare' })).toBe('hours.export-period-required');
		const job = await exportEntries(setup.hours, governing, { format: 'ods', organizationId: 'hospital' });
		expect(job.status).toBe('waiting');
	});
});
