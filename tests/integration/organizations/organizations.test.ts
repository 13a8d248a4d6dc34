import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizationsContainer, type OrganizationsContainer } from '#functions/organizations/container.ts';
import { functionGrants } from '#functions/organizations/granted-functions.ts';
import {
	createOrganization,
	setOrganizationStatus,
	updateOrganization,
} from '#functions/organizations/manage-organizations.ts';
import { getPermissions, updatePermissions } from '#functions/organizations/permissions.ts';
import { getOrganization, listChildren } from '#functions/organizations/read-organizations.ts';
import { readReach } from '#functions/organizations/read-reach.ts';
import {
	backOfficeFunctionIds,
	backOfficeFunctions,
	defaultPermissions,
} from '#shared/domain/identity/functions.ts';
import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { setupIdentity, type IdentitySetup } from '#tests/support/identity-setup.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { actorAt, type TestNode } from '#tests/support/test-city.ts';

let setup: IdentitySetup;
let deps: OrganizationsContainer;

beforeAll(async () => {
	setup = await setupIdentity();
	deps = organizationsContainer(setup.platform);
});
afterAll(() => setup.local.stop());

const at = (node: TestNode) => actorAt(setup.city, node);
const idOf = (node: TestNode) => setup.city.organizations[node].id;
let count = 0;
const create = (parent: TestNode, name = `組織${(count += 1)}`) =>
	createOrganization(deps, at('governing'), { parentId: idOf(parent), name });

describe('機關權限管理: the tree', () => {
	it.each([
		['governing', 'purpose'],
		['purpose', 'unit'],
		['unit', 'team'],
		['team', 'squad'],
	] as const)('[T-03] [T-09] below %s comes a %s', async (parent, level) => {
		expect(await create(parent)).toMatchObject({
			level,
			parentId: idOf(parent),
			status: 'active',
			revision: 1,
		});
	});

	it('nothing comes below a squad, nor below an organisation out of use', async () => {
		expect(await refusalOf(create('squad'))).toBe('organization.parent-invalid');
		const { id } = await create('unit');
		await setOrganizationStatus(deps, at('governing'), id, { status: 'disabled', revision: 1 });
		const below = createOrganization(deps, at('governing'), { parentId: id, name: '下層' });
		expect(await refusalOf(below)).toBe('organization.disabled');
	});

	it('[S-22] before one is put out of use, it says how many people, accounts, forms and organisations that touches', async () => {
		const { id } = await create('unit');
		await createOrganization(deps, at('governing'), { parentId: id, name: '小隊一' });
		const { members, accounts, tasks, organizations } = await readReach(deps, at('governing'), id);
		expect({ members, accounts, tasks, organizations }).toEqual({
			members: 0,
			accounts: 0,
			tasks: 0,
			organizations: 1,
		});
		const unit = await readReach(deps, at('governing'), idOf('unit'));
		// One account at the unit, one at each of its two teams and its squad.
		expect(unit.accounts).toBe(4);
		expect(unit.organizations).toBeGreaterThanOrEqual(3);
		expect(await refusalOf(readReach(deps, at('other-purpose'), idOf('unit')))).toBe(
			'organization.not-found',
		);
	});

	it('a unit has the category of its purpose authority unless told', async () => {
		const input = { parentId: idOf('purpose'), name: '環保單位' };
		expect((await create('purpose')).category).toBe('01');
		const told = await createOrganization(deps, at('governing'), { ...input, category: '02' });
		expect(told.category).toBe('02');
	});

	it('two of one name under one parent: one of many at once gets it; elsewhere it is free', async () => {
		const answers = await Promise.all(Array.from({ length: 10 }, () => refusalOf(create('purpose', '同名'))));
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		expect(new Set(answers)).toEqual(new Set(['not refused', 'organization.name-taken']));
		expect((await create('other-purpose', '同名')).name).toBe('同名');
	});

	it('a renaming frees the old name and takes the new one', async () => {
		const { id } = await create('purpose', '舊名');
		await create('purpose', '別名');
		const rename = (name: string, revision: number) =>
			updateOrganization(deps, at('governing'), id, { name, revision });
		expect(await refusalOf(rename('別名', 1))).toBe('organization.name-taken');
		expect(await rename('新名', 1)).toMatchObject({ name: '新名', revision: 2 });
		expect((await create('purpose', '舊名')).name).toBe('舊名');
		expect(await refusalOf(create('purpose', '新名'))).toBe('organization.name-taken');
		const { items } = await listChildren(deps, at('governing'), idOf('purpose'));
		expect(items.find((item) => item.id === id)?.name).toBe('新名');
	});

	it('an edit sets and clears what the form holds, and the loser of two gets a conflict', async () => {
		const { id } = await create('purpose');
		const address = { city: '桃園市', street: '縣府路 1 號' };
		const full = { name: '全填', category: '02', phone: '03-1234567', address } as const;
		const edited = await updateOrganization(deps, at('governing'), id, { ...full, revision: 1 });
		expect(edited).toMatchObject({ ...full, revision: 2 });
		const stale = updateOrganization(deps, at('governing'), id, { name: '晚到', revision: 1 });
		expect(await refusalOf(stale)).toBe('request.conflict');
		await updateOrganization(deps, at('governing'), id, { name: '全填', revision: 2 });
		const cleared = await getOrganization(deps, at('governing'), id);
		expect(cleared).toMatchObject({ name: '全填', revision: 3 });
		expect(cleared.phone ?? cleared.address ?? cleared.category).toBeUndefined();
		for (const status of ['disabled', 'active'] as const) {
			const { revision } = await getOrganization(deps, at('governing'), id);
			expect(await setOrganizationStatus(deps, at('governing'), id, { status, revision })).toMatchObject({
				status,
			});
		}
	});

	it('the governing authority cannot be put out of use by itself', async () => {
		const call = setOrganizationStatus(deps, at('governing'), idOf('governing'), {
			...({ status: 'disabled', revision: 1 } as const),
		});
		expect(await refusalOf(call)).toBe('organization.parent-invalid');
	});
});

describe('[S-16] what the cascading selects show', () => {
	const children = async (actor: TestNode, id: string) =>
		(await listChildren(deps, at(actor), id)).items.map((item) => item.id);

	it('below the own node everything, above it only the branch that leads there', async () => {
		expect(await children('team', idOf('governing'))).toEqual([idOf('purpose')]);
		expect(await children('team', idOf('purpose'))).toEqual([idOf('unit')]);
		expect(await children('team', idOf('unit'))).toEqual([idOf('team')]);
		expect(await children('team', idOf('team'))).toContain(idOf('squad'));
		const below = await children('unit', idOf('unit'));
		expect(below).toEqual(expect.arrayContaining([idOf('team'), idOf('other-team')]));
	});

	it('[S-02] nothing beside it, and no details above it', async () => {
		for (const node of ['other-unit', 'other-purpose', 'other-team'] as const) {
			expect(await refusalOf(children('team', idOf(node)))).toBe('organization.not-found');
			expect(await refusalOf(getOrganization(deps, at('team'), idOf(node)))).toBe('organization.not-found');
		}
		expect(await refusalOf(getOrganization(deps, at('team'), idOf('unit')))).toBe('organization.not-found');
	});
});

describe('[S-07] [S-22] which level may use what', () => {
	const revision = async () => (await getPermissions(deps)).revision;
	const everything = () =>
		Object.fromEntries(organizationLevels.map((level) => [level, [...backOfficeFunctionIds]])) as Record<
			OrganizationLevel,
			typeof backOfficeFunctionIds
		>;

	it('[L] is never wider than the rules allow, however much is ticked', async () => {
		const widened = { levels: everything(), revision: await revision() };
		const { levels } = await updatePermissions(deps, at('governing'), widened);
		expect(levels).toEqual(defaultPermissions());
		for (const level of organizationLevels) {
			for (const id of levels[level]) expect(backOfficeFunctions[id].levels).toContain(level);
		}
		expect((await getPermissions(deps)).levels).toEqual(levels);
	});

	it('[L] a table that was widened behind our back grants nothing more', async () => {
		const { permissions } = deps;
		await setup.platform.transact([permissions.putChange(everything(), await revision())]);
		setup.wait(1);
		expect(await deps.functionsOf('squad')).toEqual(defaultPermissions().squad);
	});

	it('taken away, a function is gone for every Lambda within ten seconds', async () => {
		let milliseconds = 0;
		const reads = { count: 0 };
		const counted = {
			...deps.permissions,
			get: () => {
				reads.count += 1;
				return deps.permissions.get();
			},
		};
		const granted = functionGrants(counted, () => new Date(milliseconds));
		expect(await granted('unit')).toContain('training.records');
		const levels = { ...defaultPermissions(), unit: ['volunteers.data'] as const };
		const narrowed = { levels, revision: await revision() } as unknown as Parameters<
			typeof updatePermissions
		>[2];
		await updatePermissions(deps, at('governing'), narrowed);
		milliseconds = 9000;
		await granted('unit');
		expect(reads.count).toBe(1);
		milliseconds = 10_001;
		expect(await granted('unit')).toEqual(['volunteers.data']);
		expect(await granted('team')).toEqual(defaultPermissions().team);
		expect(reads.count).toBe(2);
	});

	it('the governing authority cannot take 機關權限管理 from itself', async () => {
		const levels = { governing: [], purpose: [], unit: [], team: [], squad: [] };
		const { levels: set } = await updatePermissions(deps, at('governing'), {
			levels,
			revision: await revision(),
		});
		expect(set).toEqual({ ...levels, governing: ['system.organizations'] });
	});

	it('the loser of two settings gets a conflict', async () => {
		const input = { levels: everything(), revision: await revision() };
		const both = [input, input].map((one) => refusalOf(updatePermissions(deps, at('governing'), one)));
		expect((await Promise.all(both)).toSorted()).toEqual(['not refused', 'request.conflict']);
	});
});
