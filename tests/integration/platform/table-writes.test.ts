import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizationRepository } from '#functions/organizations/organization.repository.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Platform } from '#platform/container.ts';
import { sequencesOn } from '#platform/data/sequences.ts';
import type { Table } from '#platform/data/table.ts';
import { transactOn, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { testTable, type TestTable } from '#tests/support/dynamodb.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { tableSnapshot } from '#tests/support/table-snapshot.ts';
import { testPlatform } from '#tests/support/test-platform.ts';

let local: TestTable;
let platform: Platform;

beforeAll(async () => {
	local = await testTable();
	platform = testPlatform(local.table);
});
afterAll(() => local.stop());

const taken = () => new DomainError('identity.login-taken');

/** Tries again as long as somebody else was faster, as a caller of a use case would. */
async function persistent(work: () => Promise<void>): Promise<void> {
	for (;;) {
		const answer = await refusalOf(work());
		if (answer === 'not refused') return;
		if (answer !== 'request.conflict' && answer !== 'request.busy') throw new Error(answer);
	}
}

describe('uniqueness', () => {
	it('of fifty who claim the same value at once, one has it and all others are told why not', async () => {
		const { transact, uniqueness } = platform;
		const claims = Array.from({ length: 50 }, (_, index) =>
			transact([uniqueness.claim('login', 'wanted', `owner-${index}`, taken)]),
		);
		const answers = await Promise.all(claims.map(refusalOf));
		const winner = answers.indexOf('not refused');
		expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
		expect(new Set(answers)).toEqual(new Set(['not refused', 'identity.login-taken']));
		expect(await uniqueness.find('login', 'wanted')).toBe(`owner-${winner}`);
	});

	it('is released by its owner only, and free again then', async () => {
		const { transact, uniqueness } = platform;
		await transact([uniqueness.claim('login', 'mine', 'me', taken)]);
		expect(await refusalOf(transact([uniqueness.release('login', 'mine', 'you')]))).toBe('request.conflict');
		expect(await uniqueness.find('login', 'mine')).toBe('me');
		await transact([uniqueness.release('login', 'mine', 'me')]);
		expect(await uniqueness.find('login', 'mine')).toBeUndefined();
		await transact([uniqueness.claim('login', 'mine', 'you', taken)]);
	});

	it('values that differ in case or hold separators are different values', async () => {
		const { transact, uniqueness } = platform;
		for (const value of ['a', 'A', 'a#b', 'a/b', 'a#value_b']) {
			await transact([uniqueness.claim('odd', value, value, taken)]);
		}
		expect(await uniqueness.find('odd', 'A')).toBe('A');
	});
});

it('the audit log enters no index: all acts of a day would meet in one partition of it', () => {
	const subject = { type: 'volunteer', id: 'V' };
	const { item } = platform.audit.entry({ actor: systemActor('test'), action: 'test', subject });
	expect(Object.keys(item.Put?.Item ?? {}).filter((field) => field.startsWith('gsi'))).toEqual([]);
});

describe('counters', () => {
	it('of the two authorities are spread over 32 records, those that can be closed over 8', () => {
		const { counters } = platform;
		const units = Array.from({ length: 1000 }, (_, unit) => `unit-${unit}`);
		const recordsOf = (changes: Change[]) =>
			new Set(changes.map(({ item }) => JSON.stringify(item.Update?.Key))).size;
		expect(recordsOf(units.map((unit) => counters.add('city', 1, unit)))).toBe(32);
		const closable = units.map((unit) => counters.addClosable('event', 1, unit));
		const closed = counters.closeSpread('event', () => new Error('in use'));
		expect(recordsOf(closable)).toBe(8);
		expect(recordsOf([...closable, ...closed])).toBe(8);
	});

	it('lose no count of forty writers at once, spread or not', async () => {
		const { transact, counters } = platform;
		await Promise.all(
			Array.from({ length: 40 }, (_, index) =>
				persistent(() => transact([counters.add('seats', 1), counters.add('people', 2, `person-${index}`)])),
			),
		);
		expect(await counters.total('seats')).toBe(40);
		expect(await counters.total('people')).toBe(80);
		await transact([counters.add('seats', -15)]);
		expect(await counters.total('seats')).toBe(25);
		expect(await counters.total('nothing')).toBe(0);
	});

	it('do not count what was not written', async () => {
		const { transact, counters, uniqueness } = platform;
		await transact([uniqueness.claim('seat', 'one', 'me', taken)]);
		const changes = [counters.add('refused', 1), uniqueness.claim('seat', 'one', 'you', taken)];
		expect(await refusalOf(transact(changes))).toBe('identity.login-taken');
		expect(await counters.total('refused')).toBe(0);
	});
});

describe('[F-16] sequences', () => {
	it('thirty who draw at once get one number each, without a gap', async () => {
		const sequences = sequencesOn(local.table);
		const drawn: number[] = [];
		await Promise.all(
			Array.from({ length: 30 }, () =>
				persistent(async () => {
					const { value, change } = await sequences.next('book');
					await platform.transact([change]);
					drawn.push(value);
				}),
			),
		);
		expect(drawn.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
	});

	it('a number whose transaction fails is given to the next one', async () => {
		const sequences = sequencesOn(local.table);
		const { transact, uniqueness } = platform;
		await transact([uniqueness.claim('book', 'life', 'me', taken)]);
		const lost = await sequences.next('other');
		const failing = transact([lost.change, uniqueness.claim('book', 'life', 'you', taken)]);
		expect(await refusalOf(failing)).toBe('identity.login-taken');
		expect((await sequences.next('other')).value).toBe(lost.value);
	});
});

describe('transactions', () => {
	const node = (id: string) =>
		organizationRepository(local.table).createChange({
			...{ id, level: 'governing', path: `/${id}`, name: id, status: 'active', revision: 1 },
		} as never);

	it('write all or nothing, and tell the reason of the first change that was refused', async () => {
		const { transact, uniqueness } = platform;
		const first = () => new DomainError('organization.name-taken');
		await transact([uniqueness.claim('a', 'x', 'me', taken), uniqueness.claim('b', 'x', 'me', taken)]);
		const before = await tableSnapshot(local.table);
		const call = transact([
			node('never'),
			uniqueness.claim('a', 'x', 'you', first),
			uniqueness.claim('b', 'x', 'you', taken),
		]);
		expect(await refusalOf(call)).toBe('organization.name-taken');
		expect(await tableSnapshot(local.table)).toEqual(before);
	});

	it('a refused change without words of its own is a conflict', async () => {
		const change = node('twice');
		await platform.transact([change]);
		expect(await refusalOf(platform.transact([{ item: change.item }]))).toBe('request.conflict');
	});

	it('more changes than DynamoDB takes are a fault of ours, before anything is sent', async () => {
		const changes = Array.from({ length: 101 }, (_, index) => platform.counters.add(`c${index}`, 1));
		await expect(platform.transact(changes)).rejects.toBeInstanceOf(RangeError);
		expect(await platform.counters.total('c0')).toBe(0);
	});

	/** A table that refuses the first writes for the given reasons. */
	function troubled(reasons: string[]): { table: Table; sent: () => number } {
		let sent = 0;
		const client = {
			async send() {
				const Code = reasons[sent];
				sent += 1;
				if (Code === undefined) return {};
				if (Code === 'AccessDenied') throw new Error('access denied');
				throw new TransactionCanceledException({
					message: 'cancelled',
					$metadata: {},
					CancellationReasons: [{ Code: 'None' }, { Code }],
				});
			},
		};
		return { table: { client, table: 't' } as unknown as Table, sent: () => sent };
	}
	const changes: Change[] = [{ item: {} }, { item: {}, refused: taken }];

	it.each([
		[['TransactionConflict', 'TransactionConflict', 'ThrottlingError'], 'not refused', 4],
		[['TransactionConflict', 'ConditionalCheckFailed'], 'identity.login-taken', 2],
		[Array<string>(8).fill('TransactionConflict'), 'request.busy', 8],
		[['ValidationError'], 'cancelled', 1],
		[['AccessDenied'], 'access denied', 1],
	])('after %j it answers %s, having sent %d times', async (reasons, answer, times) => {
		const { table, sent } = troubled(reasons);
		expect(await refusalOf(transactOn(table)(changes))).toBe(answer);
		expect(sent()).toBe(times);
	});
});
