import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listVolunteers } from '#functions/volunteers/list-volunteers.ts';
import { leaveUnit } from '#functions/volunteers/leave-unit.ts';
import type { VolunteerRow } from '#shared/contract/volunteers.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const governing = staffAt(city.governing);
const welfare = staffAt(city.welfare);
const hospital = staffAt(city.hospital);
const team = staffAt(city.hospitalTeam);
const squad = staffAt(city.hospitalSquad);
const museum = staffAt(city.museum);

let setup: VolunteersSetup;
const idOf: Record<string, string> = {};

beforeAll(async () => {
	setup = await setupVolunteers();
	const add = async (name: string, place: { unitId: string; teamId?: string; squadId?: string }) => {
		const { form } = await setup.add({ name, ...place }, governing);
		idOf[name] = form.nationalId;
	};
	await add('王小明', { unitId: 'hospital' });
	await add('王王明', { unitId: 'hospital', teamId: 'hteam' });
	await add('李明珠', { unitId: 'hospital', teamId: 'hteam', squadId: 'hsquad' });
	await add('陳大文', { unitId: 'shelter' });
	await add('Mary Ann Smith', { unitId: 'museum' });
	for (let index = 0; index < 45; index += 1)
		await add(`林${String(index).padStart(2, '0')}號`, { unitId: 'museum' });
});
afterAll(() => setup.local.stop());

const names = (rows: VolunteerRow[]) => rows.map(({ name }) => name);

async function found(actor: typeof team, query: Record<string, string>): Promise<string[]> {
	return names((await listVolunteers(setup.deps, actor, { page: 1, size: 100, ...query })).items);
}

describe('志工資料列表', () => {
	it('[S-02] shows each level itself and what lies below', async () => {
		expect(await found(squad, {})).toEqual(['李明珠']);
		expect(await found(team, {})).toEqual(['王王明', '李明珠']);
		expect(await found(hospital, {})).toEqual(['王小明', '王王明', '李明珠']);
		expect(await found(welfare, {})).toHaveLength(4);
		expect(await found(museum, {})).toHaveLength(46);
		expect(await found(governing, {})).toHaveLength(50);
		expect(await found(governing, { organizationId: 'hteam' })).toEqual(['王王明', '李明珠']);
	});

	it('[S-02] answers a guessed organisation outside the scope as missing', async () => {
		for (const organizationId of ['museum', 'hospital', 'gov', 'hteam2', 'nowhere']) {
			const call = listVolunteers(setup.deps, team, { page: 1, size: 10, organizationId });
			expect(await refusalOf(call)).toBe('organization.not-found');
		}
	});

	it('[V-03] [S-17] shows unit, team and squad by name and the ID number masked', async () => {
		const { items } = await listVolunteers(setup.deps, squad, { page: 1, size: 10 });
		expect(items).toEqual([
			{
				volunteerId: expect.any(String),
				unit: { id: 'hospital', name: '組織 hospital' },
				team: { id: 'hteam', name: '組織 hteam' },
				squad: { id: 'hsquad', name: '組織 hsquad' },
				name: '李明珠',
				nationalId: `${idOf['李明珠']?.slice(0, 5)}*****`,
				status: 'active',
			},
		]);
	});

	it('[S-13] pages forwards, backwards and to the last page with the right total', async () => {
		const page = async (number: number, cursor?: string) =>
			listVolunteers(setup.deps, governing, { page: number, size: 20, cursor });
		const first = await page(1);
		const second = await page(2, first.page.next);
		const third = await page(3, second.page.next);
		const all = [...first.items, ...second.items, ...third.items];
		expect(new Set(all.map(({ volunteerId }) => volunteerId)).size).toBe(50);
		expect(first.page).toMatchObject({ total: 50 });
		expect(first.page.previous).toBeUndefined();
		expect(third.items).toHaveLength(10);
		expect(third.page.next).toBeUndefined();
		expect((await page(2, third.page.previous)).items).toEqual(second.items);
		expect((await page(1, second.page.previous)).items).toEqual(first.items);
		expect((await page(3, first.page.last)).items).toEqual(third.items);
	});

	it('refuses a tampered position, and one of another list', async () => {
		const first = await listVolunteers(setup.deps, museum, { page: 1, size: 10 });
		for (const cursor of ['nonsense', first.page.next]) {
			const call = listVolunteers(setup.deps, welfare, { page: 2, size: 10, cursor });
			expect(await refusalOf(call)).toBe('request.malformed');
		}
	});
});

describe('search by name', () => {
	it.each([
		['明', ['王小明', '王王明', '李明珠']],
		['小明', ['王小明']],
		['王', ['王小明', '王王明']],
		['大', ['陳大文']],
		['ann s', ['Mary Ann Smith']],
		['SMITH', ['Mary Ann Smith']],
		['不在', []],
	])('[V-02] finds %s anywhere in a name, each person once', async (name, expected) => {
		expect((await found(governing, { name })).sort()).toEqual([...expected].sort());
	});

	it('[S-02] finds within the scope only', async () => {
		expect(await found(team, { name: '明' })).toHaveLength(2);
		expect(await found(squad, { name: '明' })).toEqual(['李明珠']);
		expect(await found(museum, { name: '明' })).toEqual([]);
		expect(await found(governing, { name: '明', organizationId: 'shelter' })).toEqual([]);
	});

	it('[S-13] pages through more matches than are counted, forwards and backwards', async () => {
		const page = async (number: number, cursor?: string) =>
			listVolunteers(setup.deps, governing, { page: number, size: 20, cursor, name: '號' });
		const first = await page(1);
		const second = await page(2, first.page.next);
		const third = await page(3, second.page.next);
		expect([first, second, third].flatMap(({ items }) => items)).toHaveLength(45);
		expect(first.page.total).toBeUndefined();
		expect(first.page.atLeast).toBeGreaterThan(30);
		expect(third.page).toMatchObject({ total: 45 });
		expect((await page(2, third.page.previous)).items).toEqual(second.items);
		expect((await page(1, second.page.previous)).items).toEqual(first.items);
	});

	it('[S-13] counts and numbers few matches exactly', async () => {
		const page = async (number: number, cursor?: string) =>
			listVolunteers(setup.deps, governing, { page: number, size: 10, cursor, name: '林1' });
		const first = await page(1);
		expect(first.page).toMatchObject({ total: 10 });
		expect(first.page.next).toBeUndefined();
		const few = await listVolunteers(setup.deps, governing, { page: 2, size: 10, cursor: 'p2', name: '林' });
		expect(few.items).toHaveLength(10);
	});
});

describe('search by ID number', () => {
	it('[V-02] [S-02] finds the full number, in any writing, in the scope only', async () => {
		const nationalId = idOf['李明珠'] ?? '';
		expect(await found(team, { nationalId })).toEqual(['李明珠']);
		expect(await found(squad, { nationalId: ` ${nationalId.toLowerCase()} ` })).toEqual(['李明珠']);
		expect(await found(museum, { nationalId })).toEqual([]);
		expect(await found(team, { nationalId: idOf['王小明'] ?? '' })).toEqual([]);
		expect(await found(governing, { nationalId: nationalId.slice(0, 9) })).toEqual([]);
	});

	it('[V-32] finds who has left, by number and in the list of those who left', async () => {
		const { volunteerId, form } = await setup.add({ name: '離開者' });
		await leaveUnit(setup.deps, hospital, { volunteerId, unitId: 'hospital' });
		expect(await found(hospital, { nationalId: form.nationalId })).toEqual(['離開者']);
		expect(await found(hospital, { nationalId: form.nationalId, status: 'active' })).toEqual([]);
		expect(await found(hospital, { name: '離開' })).toEqual([]);
		expect(await found(hospital, { name: '離開', status: 'left' })).toEqual(['離開者']);
		expect(await found(hospital, { status: 'left' })).toEqual(['離開者']);
	});
});

describe('cost', () => {
	it('stays within the budgets of the design: one or two requests, few read units', async () => {
		const list = await setup.local.measure(() =>
			listVolunteers(setup.deps, governing, { page: 1, size: 10 }),
		);
		const name = await setup.local.measure(() =>
			listVolunteers(setup.deps, governing, { page: 1, size: 10, name: '號' }),
		);
		const id = await setup.local.measure(() =>
			listVolunteers(setup.deps, governing, { page: 1, size: 10, nationalId: idOf['李明珠'] ?? '' }),
		);
		expect(list.readUnits).toBeLessThanOrEqual(5);
		expect(list.requests).toBeLessThanOrEqual(2);
		expect(name.readUnits).toBeLessThanOrEqual(6);
		expect(id.readUnits).toBeLessThanOrEqual(2);
	});
});
