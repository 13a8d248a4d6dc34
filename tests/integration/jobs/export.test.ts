import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobStep } from '#functions/jobs/run-job-step.ts';
import { downloadResult, getJob, listJobs } from '#functions/jobs/read-jobs.ts';
import { exportVolunteers, type VolunteersExportInput } from '#functions/volunteers/export-volunteers.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import { auditEntity } from '#platform/audit/audit.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { jobRunner } from '#tests/support/jobs.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const governing = staffAt(city.governing);
const hospital = staffAt(city.hospital);
const team = staffAt(city.hospitalTeam);

let setup: VolunteersSetup;
let runner: ReturnType<typeof jobRunner>;

beforeAll(async () => {
	setup = await setupVolunteers();
	runner = jobRunner(setup.platform, setup.objects);
	const add = (name: string, place: { unitId: string; teamId?: string }) =>
		setup.add(
			{ name, ...place, skills: ['computers'], contactAddress: { city: '桃園市', street: '=1+1' } },
			governing,
		);
	await add('王小明', { unitId: 'hospital' });
	await add('李明珠', { unitId: 'hospital', teamId: 'hteam' });
	await add('陳大文', { unitId: 'shelter' });
	const { volunteerId } = await add('張離開', { unitId: 'hospital' });
	await leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
});
afterAll(() => setup.local.stop());

const start = (actor: StaffActor, input: Partial<VolunteersExportInput> = {}) =>
	exportVolunteers(setup.deps, actor, { format: 'ods', ...input });

async function exported(actor: StaffActor, input: Partial<VolunteersExportInput> = {}) {
	const { jobId } = await runner.run(await start(actor, input));
	const [headings = [], ...rows] = await runner.resultRows(jobId);
	return rows.map((cells) =>
		Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? ''])),
	);
}

const namesOf = async (actor: StaffActor, input: Partial<VolunteersExportInput> = {}) =>
	(await exported(actor, input)).map((row) => row['中文姓名']);

describe('匯出志工資料', () => {
	it.each(['ods', 'xlsx'] as const)(
		'[V-04] holds the rows of the list with the base data, as %s',
		async (format) => {
			const [row] = await exported(hospital, { format, name: '李明珠' });
			expect(row).toMatchObject({
				目的機關: '組織 welfare',
				所屬運單: '組織 hospital',
				志工隊: '組織 hteam',
				志工小隊: '',
				中文姓名: '李明珠',
				運用單位狀態: '在隊',
				手機號碼: '0912000001',
				性別: '男',
				'聯絡地址-縣市': '桃園市',
				聯絡地址: '=1+1',
				是否為原住民: '否',
			});
			expect(row?.['生日']).toBe(format === 'ods' ? '079/05/01' : '1990/05/01');
		},
	);

	it('[V-04] [S-02] goes by the filters of the page, within the scope of whoever exports', async () => {
		expect(await namesOf(team)).toEqual(['李明珠']);
		expect(await namesOf(hospital)).toEqual(['王小明', '李明珠']);
		expect(await namesOf(governing, { organizationId: 'shelter' })).toEqual(['陳大文']);
		expect(await namesOf(governing, { name: '明' })).toEqual(expect.arrayContaining(['王小明', '李明珠']));
		expect(await namesOf(hospital, { status: 'left' })).toEqual(['張離開']);
		expect(await refusalOf(start(team, { organizationId: 'hospital' }))).toBe('organization.not-found');
	});

	it('[S-17] shows ID numbers masked, in the file and in the audit log', async () => {
		const { form } = await setup.add({ name: '何編號' });
		const { jobId } = await runner.run(await start(hospital, { nationalId: form.nationalId }));
		const [headings = [], row = []] = await runner.resultRows(jobId);
		expect(row[headings.indexOf('身分證字號/居留證字號')]).toBe(`${form.nationalId.slice(0, 5)}*****`);
		const entries = await auditEntity(setup.platform.table)
			.query.bySubject({ subjectType: 'job', subjectId: jobId })
			.go({ pages: 'all' });
		expect(entries.data.length).toBeGreaterThan(0);
		expect(JSON.stringify(entries.data)).not.toContain(form.nationalId);
	});
});

describe('我的匯出匯入', () => {
	it('[D] is seen and downloaded by the starter only', async () => {
		const job = await start(hospital);
		expect(await refusalOf(downloadResult(runner.deps, hospital, job.jobId))).toBe('job.no-result');
		await runner.run(job);
		const colleague = staffAt(city.hospital, { accountId: 'colleague' });
		const seen = async (actor: StaffActor) =>
			(await listJobs(runner.deps, actor)).items.map(({ jobId }) => jobId);
		expect((await seen(hospital))[0]).toBe(job.jobId);
		expect(await seen(colleague)).toEqual([]);
		expect(await refusalOf(getJob(runner.deps, colleague, job.jobId))).toBe('job.not-found');
		expect(await refusalOf(downloadResult(runner.deps, colleague, job.jobId))).toBe('job.not-found');
		expect(await downloadResult(runner.deps, hospital, job.jobId)).toEqual({
			url: expect.stringContaining(`documents/jobs/${job.jobId}/`),
			fileName: '志工資料.ods',
		});
	});

	it('[S-02] is gone for an account that was moved since', async () => {
		const job = await runner.run(await start(hospital));
		const moved = { ...hospital, path: city.shelter };
		expect(await refusalOf(downloadResult(runner.deps, moved, job.jobId))).toBe('job.not-found');
	});

	it('notes who exported what, how many rows, and each download', async () => {
		const job = await runner.run(await start(hospital, { name: '王小明' }));
		await downloadResult(runner.deps, hospital, job.jobId);
		const { data } = await auditEntity(setup.platform.table)
			.query.bySubject({ subjectType: 'job', subjectId: job.jobId })
			.go();
		expect(data.map(({ action, actorId, changes }) => ({ action, actorId, changes }))).toEqual([
			{
				action: 'volunteers.export',
				actorId: hospital.accountId,
				changes: [
					{ label: '所屬組織', after: '組織 hospital' },
					{ label: '姓名', after: '王小明' },
				],
			},
			{ action: 'job.finish', actorId: hospital.accountId, changes: [{ label: '資料筆數', after: '1' }] },
			{
				action: 'job.download',
				actorId: hospital.accountId,
				changes: [{ label: '檔案', after: '志工資料.ods' }],
			},
		]);
	});

	it('keeps filters sealed in the table', async () => {
		const { form } = await setup.add({ name: '何密封' });
		const { jobId } = await start(hospital, { nationalId: form.nationalId });
		expect(JSON.stringify(await runner.deps.jobs.get(jobId))).not.toContain(form.nationalId);
	});
});

describe('a step', () => {
	it('ends with the same file when it is killed before it is recorded and run again', async () => {
		const undisturbed = await runner.run(await start(hospital));
		const job = await start(hospital);
		const killed = { ...runner.deps, transact: () => Promise.reject(new Error('killed')) };
		for (;;) {
			const before = await runner.deps.jobs.get(job.jobId);
			const dying = jobRunner({ ...setup.platform, transact: killed.transact }, setup.objects);
			await expect(dying.step(job.jobId)).rejects.toThrow('killed');
			expect(await runner.deps.jobs.get(job.jobId)).toEqual(before);
			if ((await runner.step(job.jobId)).done) break;
			if ((await runner.deps.jobs.get(job.jobId))?.status === 'done') break;
		}
		expect(await runner.resultRows(job.jobId)).toEqual(await runner.resultRows(undisturbed.jobId));
	});

	it('is recorded once when it runs twice at the same time', async () => {
		const { jobId } = await start(hospital);
		const bothHaveRead = Promise.withResolvers<void>();
		let reads = 0;
		const jobs = {
			...runner.deps.jobs,
			async get(id: string) {
				const job = await runner.deps.jobs.get(id);
				reads += 1;
				if (reads === 2) bothHaveRead.resolve();
				await bothHaveRead.promise;
				return job;
			},
		};
		const step = () => runJobStep({ ...runner.deps, jobs }, runner.kinds, jobId, () => false);
		const outcomes = await Promise.allSettled([step(), step()]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await runner.deps.jobs.get(jobId))?.step).toBe(1);
	});

	it('of a job that cannot be done says why, and the job is over', async () => {
		const { jobId } = await start(hospital, { organizationId: 'hteam' });
		const elsewhere = {
			...runner.kinds,
			'volunteers.export': {
				step: () => exportVolunteers(setup.deps, team, { format: 'ods', organizationId: 'shelter' }) as never,
			},
		};
		await runner.step(jobId, elsewhere);
		expect(await runner.deps.jobs.get(jobId)).toMatchObject({ status: 'failed', failure: '查無此組織' });
		expect(await runner.step(jobId)).toEqual({ done: true });
	});
});
