import { glob, readFile } from 'node:fs/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountRepository } from '#functions/identity/account.repository.ts';
import { listVolunteers } from '#functions/volunteers/list-volunteers.ts';
import { cityNameOrders } from '#infra/city-name-orders.ts';
import { rewriteNameOrders } from '#platform/data/rewrite-name-order.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { tableSnapshot } from '#tests/support/table-snapshot.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const firstPage = { page: 1, size: 50 };
/** 2, 4, 7, 8 and 11 strokes. */
const byStrokes = ['丁一心', '王小明', '李安安', '林志玲', '張惠妹'];

let setup: VolunteersSetup;
beforeEach(async () => {
	setup = await setupVolunteers();
	const taken = () => new Error('taken');
	await setup.platform.transact([
		setup.platform.uniqueness.claim('governing-authority', 'only', 'gov', taken),
		accountRepository(setup.platform.table).createChange({
			accountId: 'clerk',
			login: 'clerk',
			name: '陳怡君',
			email: 'clerk@example.org',
			nationalIdSealed: 'sealed',
			nationalIdHash: 'hash',
			nationalIdMasked: 'A1234*****',
			level: 'unit',
			organizationId: 'hospital',
			path: city.hospital,
			status: 'enabled',
			revision: 1,
		}),
	]);
	for (const name of byStrokes) await setup.add({ name });
});
afterEach(() => setup.local.stop());

/** Rewrites every row that has an order by name, as ranks that ran the other way round would have left it. */
async function age(): Promise<void> {
	const { client, table } = setup.platform.table;
	for (const item of (await tableSnapshot(setup.platform.table)).values()) {
		const { nameOrder } = item as { nameOrder?: string };
		if (nameOrder === undefined) continue;
		const older = Array.from(nameOrder, (digit) => (15 - parseInt(digit, 16)).toString(16)).join('');
		const text = JSON.stringify(item).replaceAll(nameOrder, older);
		await client.send(
			new PutCommand({ TableName: table, Item: JSON.parse(text) as Record<string, unknown> }),
		);
	}
}

async function rewrite() {
	return rewriteNameOrders(await cityNameOrders(setup.platform.table));
}

async function listed(): Promise<string[]> {
	const { items } = await listVolunteers(setup.deps, staffAt(city.hospital), {
		...firstPage,
		status: 'active',
	});
	return items.map(({ name }) => name);
}

describe('lists by name after newer ranks', () => {
	it('[V-03] every row stands as it was written with the present ranks, in every index', async () => {
		const written = await tableSnapshot(setup.platform.table);
		await age();
		expect(await listed()).toEqual(byStrokes.toReversed());
		expect(await rewrite()).toEqual({ rewritten: 21, passedOver: 0 });
		expect(await listed()).toEqual(byStrokes);
		expect(await tableSnapshot(setup.platform.table)).toEqual(written);
	});

	it('a second run writes nothing', async () => {
		await age();
		await rewrite();
		const { writeUnits } = await setup.local.measure(async () =>
			expect(await rewrite()).toEqual({ rewritten: 0, passedOver: 0 }),
		);
		expect(writeUnits).toBe(0);
	});

	it('goes on where a run was broken off', async () => {
		await age();
		const [organizations] = await cityNameOrders(setup.platform.table);
		await organizations?.rewritePage(null);
		expect(await rewrite()).toEqual({ rewritten: 20, passedOver: 0 });
		expect(await listed()).toEqual(byStrokes);
	});

	it('what somebody writes meanwhile stays', async () => {
		const { volunteerId } = await setup.add({ name: '龜田' });
		await age();
		const [membership] = await setup.deps.memberships.ofVolunteer(volunteerId, true);
		let renamed: Promise<void> | undefined;
		setup.platform.table.client.middlewareStack.add(
			(next, context) => async (args) => {
				const isRewrite = context.commandName === 'PutItemCommand';
				if (membership && isRewrite && JSON.stringify(args.input).includes('龜田'))
					await (renamed ??= setup.platform.transact([
						setup.deps.memberships.replaceChange({ ...membership, name: '卜田' }),
					]));
				return next(args);
			},
			{ step: 'initialize' },
		);
		expect(await rewrite()).toEqual({ rewritten: 22, passedOver: 1 });
		expect(await listed()).toEqual(['丁一心', '卜田', '王小明', '李安安', '林志玲', '張惠妹']);
	});

	it('covers every entity with such an order', async () => {
		for await (const file of glob('functions/**/*.entity.ts')) {
			if (!(await readFile(file, 'utf8')).includes('nameOrderAttribute')) continue;
			expect(await readFile(file.replace('.entity.ts', '.repository.ts'), 'utf8')).toContain(
				'nameOrderList(',
			);
		}
	});
});
