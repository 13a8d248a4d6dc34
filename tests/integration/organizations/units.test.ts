import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitsContainer, type UnitsContainer } from '#functions/organizations/container.ts';
import { listUnits } from '#functions/organizations/list-units.ts';
import {
	downloadUnitPlan,
	getUnit,
	listUnitChanges,
	setUnitStatus,
	updateUnit,
} from '#functions/organizations/maintain-unit.ts';
import { createOrganization, updateOrganization } from '#functions/organizations/manage-organizations.ts';
import { unitUpdateSchema, type UnitUpdate } from '#shared/contract/units.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { samplePdf, samplePng } from '#tests/support/sample-files.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const governing = staffAt(city.governing);
const welfare = staffAt(city.welfare);
const culture = staffAt(city.culture);
const page = { page: 1, size: 100 };

let setup: VolunteersSetup;
let deps: UnitsContainer;
let count = 0;

beforeAll(async () => {
	setup = await setupVolunteers();
	deps = unitsContainer(setup.platform, setup.objects);
});
afterAll(() => setup.local.stop());

async function newUnit(name = `單位${(count += 1)}`) {
	const { id } = await createOrganization(deps, welfare, { parentId: 'welfare', name, level: 'unit' });
	return { id, name, actor: staffAt(`/gov/welfare/${id}`) };
}

function form(name: string, overrides: Partial<UnitUpdate> = {}): UnitUpdate {
	return unitUpdateSchema.parse({
		name,
		category: '01',
		headName: '林理事長',
		supervisorName: '陳督導',
		phone: '03-3322101',
		email: 'unit@example.com',
		revision: 1,
		...overrides,
	});
}

describe('運用單位管理', () => {
	it('[S-07] lists the units in scope with what they told and what is counted', async () => {
		const unit = await newUnit();
		await createOrganization(deps, unit.actor, { parentId: unit.id, name: '第一隊' });
		await setup.add({ unitId: unit.id }, governing);
		const filing = { filingNumber: '府社團字第1140001號', filedOn: '2025-03-01' };
		await updateUnit(deps, unit.actor, unit.id, form(unit.name, filing));
		const { items } = await listUnits(deps, welfare, { ...page, name: unit.name });
		expect(items).toEqual([
			{
				id: unit.id,
				name: unit.name,
				purpose: { id: 'welfare', name: '組織 welfare' },
				category: '01',
				headName: '林理事長',
				supervisorName: '陳督導',
				filingNumber: filing.filingNumber,
				volunteers: 1,
				teams: 1,
				status: 'active',
				revision: 2,
			},
		]);
	});

	it('[S-02] counts and shows nothing of another authority, and looks no further down than units', async () => {
		const unit = await newUnit();
		const ids = async (query: object = {}) =>
			(await listUnits(deps, culture, { ...page, ...query })).items.map(({ id }) => id);
		expect(await ids()).toEqual(expect.arrayContaining(['museum', 'closed']));
		expect(await ids()).not.toContain(unit.id);
		const refusals = [
			getUnit(deps, culture, unit.id),
			updateUnit(deps, culture, unit.id, form(unit.name)),
			listUnitChanges(deps, culture, unit.id, page),
			getUnit(deps, governing, 'welfare'),
			getUnit(deps, governing, 'hteam'),
			listUnits(deps, culture, { ...page, organizationId: unit.id }),
		].map((call: Promise<unknown>) => refusalOf(call));
		expect(new Set(await Promise.all(refusals))).toEqual(new Set(['organization.not-found']));
	});

	it('[S-13] filters by name, category and state, and counts what it does not filter', async () => {
		const unit = await newUnit('很特別的協會');
		await setUnitStatus(deps, welfare, unit.id, { status: 'disabled', revision: 1 });
		const found = async (query: object) =>
			(await listUnits(deps, governing, { ...page, ...query })).items.map(({ id }) => id);
		expect(await found({ name: '特別' })).toEqual([unit.id]);
		expect(await found({ status: 'disabled' })).toEqual(expect.arrayContaining([unit.id, 'closed']));
		expect(await found({ status: 'active' })).not.toContain(unit.id);
		expect(await found({ category: '05' })).not.toContain(unit.id);
		const before = (await listUnits(deps, welfare, page)).page.total ?? 0;
		await newUnit();
		expect((await listUnits(deps, welfare, page)).page.total).toBe(before + 1);
	});
});

describe('運用單位基本資料維護', () => {
	it('[S-07] [N-09] the unit keeps its own master data; what is left open is cleared', async () => {
		const unit = await newUnit();
		const full = {
			businessNumber: '04595252',
			filingNumber: '府社團字第1140002號',
			filedOn: '2025-03-01',
			planFrom: '2026-01-01',
			planUntil: '2026-12-31',
			address: { city: '桃園市', district: '桃園區', street: '縣府路 1 號' },
		};
		const saved = await updateUnit(deps, unit.actor, unit.id, form(unit.name, full));
		const { address, ...profile } = full;
		expect(saved).toMatchObject({ phone: '03-3322101', address, profile, revision: 2, teams: 0 });
		const cleared = await updateUnit(deps, unit.actor, unit.id, form(unit.name, { revision: 2 }));
		expect(cleared.profile).toEqual({
			headName: '林理事長',
			supervisorName: '陳督導',
			email: 'unit@example.com',
		});
		expect(cleared).not.toHaveProperty('address');
	});

	it('[S-07] name and category are changed by the authorities, not by the unit', async () => {
		const unit = await newUnit();
		const own = (overrides: Partial<UnitUpdate>) =>
			refusalOf(updateUnit(deps, unit.actor, unit.id, form(unit.name, overrides)));
		expect(await own({ name: '自己改名' })).toBe('organization.name-locked');
		expect(await own({ category: '02' })).toBe('organization.name-locked');
		const renamed = form('機關改名', { category: '02' });
		expect(await updateUnit(deps, welfare, unit.id, renamed)).toMatchObject({
			name: '機關改名',
			category: '02',
		});
	});

	it('[F-15] the category stays while people serve there, whose special training was judged by it', async () => {
		const unit = await newUnit();
		await setup.add({ unitId: unit.id }, governing);
		const byProfile = updateUnit(deps, welfare, unit.id, form(unit.name, { category: '02' }));
		expect(await refusalOf(byProfile)).toBe('organization.category-in-use');
		const input = { name: unit.name, category: '02', revision: 1 } as const;
		const byTree = updateOrganization(deps, governing, unit.id, input);
		expect(await refusalOf(byTree)).toBe('organization.category-in-use');
	});

	it('[S-07] the loser of two edits is told; the tree page and this form keep what the other holds', async () => {
		const unit = await newUnit();
		const edits = ['甲督導', '乙督導'].map((supervisorName) =>
			refusalOf(updateUnit(deps, unit.actor, unit.id, form(unit.name, { supervisorName }))),
		);
		expect((await Promise.all(edits)).toSorted()).toEqual(['not refused', 'request.conflict']);
		const tree = { name: unit.name, category: '01', phone: '03-3000000', revision: 2 } as const;
		await updateOrganization(deps, governing, unit.id, tree);
		const after = await getUnit(deps, unit.actor, unit.id);
		expect(after).toMatchObject({ phone: '03-3000000', profile: { headName: '林理事長' }, revision: 3 });
	});

	it('[U] [C-04] keeps the plan as PDF or ODT, and hands it out to the unit and those above it', async () => {
		const unit = await newUnit();
		expect(await refusalOf(downloadUnitPlan(deps, unit.actor, unit.id))).toBe('file.not-found');
		const send = async (name: string, bytes: Uint8Array) => {
			const file = { purpose: 'unit.plan', name, size: bytes.length, contentType: '' } as const;
			const { uploadId, fields } = await deps.uploads.create(unit.actor, file);
			setup.objects.objects.set(fields.key ?? '', bytes);
			return uploadId;
		};
		expect(await refusalOf(send('計畫.png', samplePng()))).toBe('file.type-refused');
		const disguised = await send('計畫.pdf', samplePng());
		const update = (planUploadId: string) =>
			updateUnit(deps, unit.actor, unit.id, form(unit.name, { planUploadId }));
		expect(await refusalOf(update(disguised))).toBe('file.type-refused');
		const { plan } = await update(await send('計畫.pdf', samplePdf()));
		expect(plan).toMatchObject({ name: '計畫.pdf', contentType: 'application/pdf' });
		for (const actor of [unit.actor, welfare])
			expect((await downloadUnitPlan(deps, actor, unit.id)).fileName).toBe('計畫.pdf');
		expect(await refusalOf(downloadUnitPlan(deps, culture, unit.id))).toBe('organization.not-found');
		const kept = await updateUnit(deps, unit.actor, unit.id, form(unit.name, { revision: 2 }));
		expect(kept.plan).toEqual(plan);
	});

	it('[V-14] 異動紀錄 says in words who changed what', async () => {
		const unit = await newUnit();
		await updateUnit(
			deps,
			unit.actor,
			unit.id,
			form(unit.name, { filingNumber: '甲', filedOn: '2025-03-01' }),
		);
		const { items } = await listUnitChanges(deps, unit.actor, unit.id, page);
		expect(items.map(({ action }) => action)).toEqual(['修改基本資料', '新增']);
		expect(items[0]).toMatchObject({ who: `${unit.id} 承辦人`, organization: unit.name });
		expect(items[0]?.changes).toEqual([
			{ label: '電話', after: '03-3322101' },
			{ label: '負責人', after: '林理事長' },
			{ label: '志工督導', after: '陳督導' },
			{ label: '電子信箱', after: 'unit@example.com' },
			{ label: '備案字號', after: '甲' },
			{ label: '備案日期', after: '114/03/01' },
		]);
	});
});

describe('what the form refuses', () => {
	const refused = (overrides: Record<string, unknown>) => {
		const result = unitUpdateSchema.safeParse({ ...form('單位'), ...overrides });
		return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
	};
	it.each([
		['a wrong check digit', { businessNumber: '40000014' }, ['businessNumber']],
		['a filing number without its date', { filingNumber: '甲' }, ['filedOn']],
		['a filing date without its number', { filedOn: '2025-03-01' }, ['filingNumber']],
		['a filing of tomorrow', { filingNumber: '甲', filedOn: '2899-01-01' }, ['filedOn']],
		['half a plan period', { planFrom: '2026-01-01' }, ['planUntil']],
		[
			'a period that ends before it begins',
			{ planFrom: '2026-02-01', planUntil: '2026-01-01' },
			['planUntil'],
		],
		['no supervisor', { supervisorName: ' ' }, ['supervisorName']],
	])('[N-09] %s', (_, overrides, fields) => {
		expect(refused(overrides)).toEqual(fields);
	});
});
