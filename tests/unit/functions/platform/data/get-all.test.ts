import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { Entity } from 'electrodb';
import { describe, expect, it } from 'vitest';
import { accountRepository } from '#functions/identity/account.repository.ts';
import { insuranceCoverRepository } from '#functions/insurance/insurance-cover.repository.ts';
import { organizationRepository } from '#functions/organizations/organization.repository.ts';
import { largeEventRepository } from '#functions/recruitment/large-event.repository.ts';
import { membershipRepository } from '#functions/volunteers/membership.repository.ts';
import { volunteerRepository } from '#functions/volunteers/volunteer.repository.ts';
import { countersOn } from '#platform/data/counters.ts';
import { getAll } from '#platform/data/get-all.ts';
import { model, type Table } from '#platform/data/table.ts';
import { askedKeys, awsFault, countedPauses, lostAnswer, mockedTable } from '#tests/support/aws-faults.ts';
import { refusalOf } from '#tests/support/refusal.ts';

function seatEntity(table: Table) {
	return new Entity(
		{
			model: model('seat'),
			attributes: { row: { type: 'string', required: true }, place: { type: 'string', required: true } },
			indexes: {
				byRow: {
					pk: { field: 'pk', composite: ['row'], casing: 'none' },
					sk: { field: 'sk', composite: ['place'], casing: 'none' },
				},
			},
		},
		table,
	);
}

type Key = { pk: string; sk: string };
const itemOf = ({ pk, sk }: Key) => ({ pk, sk, row: pk, place: sk, __edb_e__: 'seat', __edb_v__: '1' });

/** A service that gives the first `given` of the keys of each request, and leaves out the others. */
function setup(given: (request: number) => number | Error) {
	const { table, service } = mockedTable();
	let request = 0;
	service.on(BatchGetCommand).callsFake(({ RequestItems }: { RequestItems: { table: { Keys: Key[] } } }) => {
		const keys = RequestItems.table.Keys;
		const count = given((request += 1));
		if (count instanceof Error) throw count;
		const left = keys.slice(count);
		return {
			Responses: { table: keys.slice(0, count).map(itemOf) },
			UnprocessedKeys: left.length > 0 ? { table: { Keys: left } } : {},
		};
	});
	return { seats: seatEntity(table), asked: () => askedKeys(service).map((keys) => keys.length) };
}

const seats = (count: number) =>
	Array.from({ length: count }, (_, place) => ({ row: 'a#b', place: `${place}` }));

describe('a batch of records', () => {
	it('is whole although the table leaves records out of each answer', async () => {
		const { seats: entity, asked } = setup(() => 40);
		const { pause, attempts } = countedPauses();
		const found = await getAll(entity, seats(230), { pause });
		expect(new Set(found.map(({ place }) => place)).size).toBe(230);
		expect(asked()).toEqual([100, 60, 20, 100, 60, 20, 30]);
		expect(attempts, 'each of them after a pause').toHaveLength(4);
	});

	it('is never a part: a table that brings nothing is busy, after eight tries', async () => {
		const { seats: entity, asked } = setup((request) => (request === 1 ? 2 : 0));
		const { pause, attempts } = countedPauses();
		expect(await refusalOf(getAll(entity, seats(5), { pause }))).toBe('request.busy');
		expect(asked()).toEqual([5, ...Array<number>(7).fill(3)]);
		expect(attempts.at(-1), 'and the pauses grow').toBe(7);
	});

	it('is given up at its deadline, however many tries are left', async () => {
		const { seats: entity, asked } = setup(() => 0);
		const call = getAll(entity, seats(5), { pause: async () => {}, withinMs: -1 });
		expect(await refusalOf(call)).toBe('request.busy');
		expect(asked()).toHaveLength(1);
	});

	it.each([
		['throttled', () => awsFault('ProvisionedThroughputExceededException')],
		['out of order', () => awsFault('InternalServerError', 500)],
		['not heard', lostAnswer],
	])('is asked for again when the whole request is %s', async (_, fault) => {
		const { seats: entity, asked } = setup((request) => (request < 3 ? fault() : 100));
		expect(await getAll(entity, seats(3), { pause: async () => {} })).toHaveLength(3);
		expect(asked()).toEqual([3, 3, 3]);
	});

	it('is not asked for again when it is not allowed', async () => {
		const { seats: entity, asked } = setup(() => awsFault('AccessDeniedException'));
		await expect(getAll(entity, seats(3))).rejects.toThrow('AccessDenied');
		expect(asked()).toHaveLength(1);
	});

	it('asks for each record once, and for nothing when nothing is wanted', async () => {
		const { seats: entity, asked } = setup(() => 100);
		expect(await getAll(entity, [...seats(2), ...seats(2)])).toHaveLength(2);
		expect(await getAll(entity, [])).toEqual([]);
		expect(asked()).toEqual([2]);
	});
});

describe('every reading of many records', () => {
	const keys = ['1', '2', '3'].map((id) => ({ volunteerId: id, unitId: 'unit' }));
	const ids = keys.map(({ volunteerId }) => volunteerId);
	it.each<[string, (table: Table) => Promise<unknown>]>([
		['accounts', (table) => accountRepository(table).getMany(ids)],
		['counters', (table) => countersOn(table).each(ids)],
		['sums of counters', (table) => countersOn(table).sum(ids)],
		['insurance covers', (table) => insuranceCoverRepository(table).getMany(keys)],
		['large events', (table) => largeEventRepository(table, countersOn(table)).getMany(ids)],
		['memberships', (table) => membershipRepository(table).getMany(keys)],
		['organizations', (table) => organizationRepository(table).getMany(ids)],
		['volunteers', (table) => volunteerRepository(table).getMany(ids)],
	])('of %s asks again for what was left out', async (_, read) => {
		const { table, service } = mockedTable();
		service
			.on(BatchGetCommand)
			.callsFakeOnce(({ RequestItems }: { RequestItems: { table: { Keys: Key[] } } }) => ({
				Responses: { table: [] },
				UnprocessedKeys: { table: { Keys: RequestItems.table.Keys.slice(1) } },
			}))
			.resolves({ Responses: { table: [] }, UnprocessedKeys: {} });
		await read(table);
		const [first = [], second] = askedKeys(service);
		expect(first).toHaveLength(3);
		expect(second).toEqual(first.slice(1));
	});
});
