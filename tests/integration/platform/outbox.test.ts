import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '#platform/container.ts';
import { DomainError } from '#platform/errors.ts';
import { delivery } from '#platform/outbox/delivery.ts';
import { outboxLanes, outboxShards, shardsOf, type OutboxLane } from '#platform/outbox/lanes.ts';
import { outboxEntity, type Effect } from '#platform/outbox/outbox.ts';
import { triesBeforeParking } from '#platform/outbox/sweep.ts';
import { RefusedForGood } from '#platform/refused-for-good.ts';
import { noAccountEffects } from '#tests/support/no-account-effects.ts';
import { testTable, type TestTable } from '#tests/support/dynamodb.ts';
import { refusalOf } from '#tests/support/refusal.ts';
import { tableSnapshot } from '#tests/support/table-snapshot.ts';
import { testPlatform } from '#tests/support/test-platform.ts';

const mail: Effect = {
	kind: 'mail.send',
	to: 'somebody@example.com',
	subject: '重置密碼',
	text: 'https://portal.test/set-password#token=secret-token',
};
const start: Effect = {
	kind: 'workflow.start',
	machine: 'approval',
	name: 'application-1',
	input: { round: 1 },
};
const resume: Effect = { kind: 'workflow.resume', taskToken: 'task-token', output: { result: 'approve' } };

let local: TestTable;
let platform: Platform;
let happened: unknown[] = [];
let failing = new Set<string>();
let refused = new Set<string>();
let now = new Date('2026-03-04T04:00:00.000Z');

beforeAll(async () => {
	local = await testTable();
	platform = testPlatform(local.table, () => now);
});
afterAll(() => local.stop());
beforeEach(() => {
	happened = [];
	failing = new Set();
	refused = new Set();
});

function happens(what: string, effect: unknown): void {
	if (failing.has(what)) throw new Error(`${what} is out of order`);
	if (refused.has(what)) throw new RefusedForGood(`${what} is refused`);
	happened.push(effect);
}

const deliverer = () =>
	delivery({
		...platform,
		workflow: {
			start: async (machine, name, input) =>
				happens('workflow', { kind: 'workflow.start', machine, name, input }),
			resume: async (taskToken, output) =>
				happens('workflow', { kind: 'workflow.resume', taskToken, output }),
		},
		mail: { send: async (sent) => happens('mail', sent) },
		accounts: noAccountEffects,
	});

/** Entries of one shard, as they would be if chance put them there. */
async function put(shard: string, count: number) {
	const effect = shard.startsWith('mail') ? mail : start;
	const entries = Array.from({ length: count }, () => ({
		shard,
		entryId: platform.newId(),
		sealed: platform.cipher.seal(JSON.stringify(effect)),
		createdAt: new Date(now.getTime() - 60_000).toISOString(),
	}));
	await Promise.all(entries.map((entry) => outboxEntity(local.table).create(entry).go()));
	return entries;
}

async function pending() {
	const entity = outboxEntity(local.table);
	const found = await Promise.all(
		outboxShards.map((shard) => entity.query.pending({ shard }).go({ pages: 'all', consistent: true })),
	);
	return found.flatMap(({ data }) => data);
}

const later = (minutes: number) => {
	now = new Date(now.getTime() + minutes * 60_000);
};

const sweepAll = () => deliverer().sweep(new Date(now.getTime() + 1));

describe('the outbox', () => {
	it('keeps what it promises sealed: neither address nor link nor token can be read in the table', async () => {
		await platform.transact([mail, start, resume].map((effect) => platform.outbox.entry(effect)));
		const stored = JSON.stringify([...(await tableSnapshot(local.table)).values()]);
		for (const word of ['somebody@', 'secret-token', 'task-token', 'application-1', '重置']) {
			expect(stored).not.toContain(word);
		}
		expect(await sweepAll()).toEqual({ delivered: 3, failures: [], parked: [] });
		expect(happened).toEqual(expect.arrayContaining([mail, start, resume]));
		expect(await pending()).toEqual([]);
	});

	it('promises nothing when its transaction fails', async () => {
		const { transact, uniqueness, outbox } = platform;
		const taken = () => new DomainError('identity.login-taken');
		await transact([uniqueness.claim('x', 'y', 'me', taken)]);
		const call = transact([outbox.entry(mail), uniqueness.claim('x', 'y', 'you', taken)]);
		expect(await refusalOf(call)).toBe('identity.login-taken');
		expect(await pending()).toEqual([]);
	});

	it('removes an entry only after its effect: what failed is delivered later, whatever fails beside it', async () => {
		failing.add('workflow');
		await platform.transact([start, mail, resume].map((effect) => platform.outbox.entry(effect)));
		const first = await sweepAll();
		expect(first.delivered).toBe(1);
		expect(first.failures.map(({ message }) => message)).toEqual(Array(2).fill('workflow is out of order'));
		expect(await pending()).toHaveLength(2);
		failing.clear();
		expect((await sweepAll()).delivered, 'not before its time').toBe(0);
		later(5);
		expect((await sweepAll()).delivered).toBe(2);
		expect(happened).toHaveLength(3);
		expect(await pending()).toEqual([]);
	});

	it('an effect may happen twice when the end of its delivery is lost, never not at all', async () => {
		await platform.transact([platform.outbox.entry(start)]);
		const [entry] = await pending();
		if (!entry) throw new Error('nothing is pending');
		const { deliver } = deliverer();
		await Promise.all([deliver(entry), deliver(entry)]);
		expect([1, 2]).toContain(happened.length);
		expect(await pending()).toEqual([]);
		happened = [];
		await deliver(entry);
		expect(happened, 'a batch that is repeated after that').toEqual([]);
	});

	it('the sweep leaves alone what the stream is still busy with', async () => {
		await platform.transact([platform.outbox.entry(mail)]);
		expect(await deliverer().sweep(new Date(now.getTime() - 120_000))).toEqual({
			delivered: 0,
			failures: [],
			parked: [],
		});
		now = new Date(now.getTime() + 121_000);
		expect((await deliverer().sweep(new Date(now.getTime() - 120_000))).delivered).toBe(1);
	});

	it('an entry that was tampered with does nothing but fail loudly', async () => {
		await platform.transact([platform.outbox.entry(mail)]);
		const [entry] = await pending();
		if (!entry) throw new Error('nothing is pending');
		const sealed = entry.sealed.slice(0, -4) + (entry.sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA');
		await expect(deliverer().deliver({ ...entry, sealed })).rejects.toThrow();
		expect(happened).toEqual([]);
		expect(await pending()).toHaveLength(1);
		await deliverer().deliver(entry);
	});

	it('a mail service that refuses holds up mails only', async () => {
		failing.add('mail');
		await platform.transact([mail, mail, start, resume].map((effect) => platform.outbox.entry(effect)));
		const lanes = new Set((await pending()).map(({ shard }) => shard.split('-')[0]));
		expect(lanes, 'the stream of each lane sees its own entries').toEqual(new Set(['mail', 'workflow']));
		expect((await sweepAll()).delivered).toBe(2);
		expect(happened).toEqual(expect.arrayContaining([start, resume]));
		failing.clear();
		later(5);
		expect((await sweepAll()).delivered).toBe(2);
	});

	it('sweeps all shards in turn: when time is short, each has had its share', async () => {
		const entries = (await Promise.all(outboxShards.map((shard) => put(shard, 3)))).flat();
		let time = 2 * 4;
		const { delivered } = await deliverer().sweep(now, () => time-- > 0);
		expect(delivered).toBeLessThan(entries.length);
		const left = new Map(outboxShards.map((shard) => [shard, 0]));
		for (const { shard } of await pending()) left.set(shard, (left.get(shard) ?? 0) + 1);
		const ofLane = (lane: OutboxLane) => shardsOf(lane).map((shard) => left.get(shard) ?? 0);
		for (const lane of outboxLanes)
			expect(Math.max(...ofLane(lane)) - Math.min(...ofLane(lane))).toBeLessThanOrEqual(1);
		await sweepAll();
		expect(await pending()).toEqual([]);
	});

	it('an entry that waits for its next try holds up none behind it', async () => {
		failing.add('workflow');
		await put('workflow-0', 30);
		await sweepAll();
		failing.clear();
		await put('workflow-0', 1);
		expect((await sweepAll()).delivered).toBe(1);
		later(5);
		expect((await sweepAll()).delivered).toBe(30);
	});

	it('an entry that fails for a day is parked: kept, tried by nobody, until somebody has it tried again', async () => {
		failing.add('mail');
		await platform.transact([platform.outbox.entry(mail)]);
		const begun = now;
		let tries = 0;
		while ((await pending()).length > 0) {
			tries += (await sweepAll()).failures.length;
			later(60);
		}
		expect(tries).toBe(triesBeforeParking);
		expect(now.getTime() - begun.getTime()).toBeGreaterThan(20 * 3_600_000);
		failing.clear();
		later(24 * 60);
		expect(await sweepAll()).toEqual({ delivered: 0, failures: [], parked: [] });
		expect(await deliverer().countParked()).toBe(1);

		expect(await deliverer().retryParked()).toBe(1);
		expect((await sweepAll()).delivered).toBe(1);
		expect(happened).toEqual([mail]);
		expect(await deliverer().countParked()).toBe(0);
	});

	it('what is refused for good is parked at once, and holds up nothing beside it', async () => {
		refused.add('mail');
		await platform.transact([mail, start].map((effect) => platform.outbox.entry(effect)));
		const swept = await sweepAll();
		expect(swept).toMatchObject({ delivered: 1, parked: [expect.any(String)] });
		expect(swept.failures.map(({ message }) => message)).toEqual(['mail is refused']);
		expect(await pending()).toEqual([]);
		refused.clear();
		expect(await deliverer().retryParked()).toBe(1);
		expect((await sweepAll()).delivered).toBe(1);
		expect(happened).toEqual([start, mail]);
	});

	it('takes no effect that could not be delivered', () => {
		expect(() => platform.outbox.entry({ ...mail, to: 'no address' })).toThrow();
	});
});
