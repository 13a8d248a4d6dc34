import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	listFullMemberships,
	listMemberships,
	type MembershipQuery,
} from '#functions/volunteers/list-memberships.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import { scopeOf } from '#platform/access/scope.ts';
import { chunks } from '#platform/chunks.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const hospital = scopeOf(staffAt(city.hospital));
const inTeam = 900;

let setup: VolunteersSetup;

function member(place: number, name: string, overrides: Partial<Membership> = {}): Membership {
	return {
		...{ volunteerId: `V${String(place).padStart(5, '0')}`, name, nationalIdMasked: 'A1234*****' },
		...{ governingId: 'gov', purposeId: 'welfare', unitId: 'hospital' },
		...{ status: 'active', joinedOn: '2025-01-01', basicTenths: 0, specialTenths: 0 },
		...{ book: { status: 'none' }, revision: 1 },
		...overrides,
	} as Membership;
}

beforeAll(async () => {
	setup = await setupVolunteers();
	const { memberships, nameParts } = setup.deps;
	const people = [
		...Array.from({ length: inTeam }, (_, place) => member(place, '林', { teamId: 'hteam' })),
		member(inTeam, '林'),
		...Array.from({ length: 30 }, (_, place) =>
			member(inTeam + 1 + place, '陳', place % 15 === 0 ? { book: { status: 'approved' } } : {}),
		),
	];
	for (const some of chunks(people, 40)) {
		await setup.platform.transact(
			some.flatMap((one) => [memberships.createChange(one), ...nameParts.writeChanges(one)]),
		);
	}
});
afterAll(() => setup.local.stop());

describe('[S-13] a search by name with a further filter', () => {
	const outside = { field: 'teamId', id: 'hteam' } as const;
	const search = (query: Partial<MembershipQuery> = {}) =>
		listMemberships(setup.deps, hospital, { page: 1, size: 10, name: '林', outside, ...query });

	it('looks at a bounded number of rows and says where to go on', async () => {
		const cost = await setup.local.measure(async () => {
			const { items, page } = await search();
			expect(items).toEqual([]);
			expect(page.next).toBeDefined();
			expect(page.total).toBeUndefined();
		});
		expect(cost.requests).toBeLessThanOrEqual(4);
	});

	it('finds the rare match by going on, and knows then that it was the only one', async () => {
		const found: string[] = [];
		let cursor: string | undefined;
		for (let page = 1; page === 1 || cursor !== undefined; page += 1) {
			const answer = await search({ page, cursor });
			found.push(...answer.items.map(({ volunteerId }) => volunteerId));
			cursor = answer.page.next;
			if (cursor === undefined) expect(answer.page.total).toBe(1);
		}
		expect(found).toEqual([`V${String(inTeam).padStart(5, '0')}`]);
	});

	it('[F-11] counts only what the state of the book leaves', async () => {
		const { items, page } = await listFullMemberships(setup.deps, hospital, {
			page: 1,
			size: 10,
			name: '陳',
			book: { status: 'approved' },
		});
		expect(items.map(({ book }) => book.status)).toEqual(['approved', 'approved']);
		expect(page.total).toBe(2);
	});
});
