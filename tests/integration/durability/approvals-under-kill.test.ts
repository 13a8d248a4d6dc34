import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEnvironment } from '#infra/local/environment.ts';
import { platformFromEnvironment, type Platform } from '#platform/container.ts';
import { outboxShards } from '#platform/outbox/lanes.ts';
import { outboxEntity } from '#platform/outbox/outbox.ts';
import type { Application, BookRow, CandidateRow, TaskRow } from '#shared/contract/applications.ts';
import type { Page } from '#shared/contract/paging.ts';
import { signInStaff, type ApiCaller } from '#tests/support/api-caller.ts';
import { testPassword } from '#tests/support/test-city.ts';
import { killableStack, type KillableStack } from './killable-stack.ts';
import { persistentReviewers, type Acknowledged } from './persistent-reviewers.ts';
import type { PreparedDraft } from './stack-child.ts';

const approvals = 30;
const atOnce = 5;
const leastKills = 6;
/** Each costs a start of the whole stack. */
const mostKills = 8;

/** Another sequence of moments: `DURABILITY_SEED=7 npm run test:integration -- durability`. */
function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Kills the stack a moment after every few writes and starts it again. */
function killer(stack: KillableStack, random: () => number) {
	const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
	let writes = 0;
	let next = between(4, 9);
	let kills = 0;
	let restarting: Promise<unknown> = Promise.resolve();

	async function killAndRestart(afterMs: number): Promise<void> {
		await sleep(afterMs);
		await stack.kill();
		kills += 1;
		await stack.start();
		if (kills < mostKills) next = writes + between(8, 14);
	}

	return {
		kills: () => kills,
		finished: () => restarting,
		onWrite() {
			writes += 1;
			if (writes < next) return;
			next = Number.POSITIVE_INFINITY;
			restarting = killAndRestart(between(0, 150));
		},
	};
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
	const rest = [...items];
	const hands = Array.from({ length: atOnce }, async () => {
		for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
	});
	await Promise.all(hands);
}

async function pendingEffects({ table }: Platform): Promise<number> {
	const entity = outboxEntity(table);
	const lists = await Promise.all(
		outboxShards.map((shard) => entity.query.pending({ shard }).go({ pages: 'all', consistent: true })),
	);
	return lists.reduce((sum, { data }) => sum + data.length, 0);
}

describe('30 approvals while the whole stack is killed again and again', () => {
	let stack: KillableStack;
	let platform: Platform;
	let drafts: PreparedDraft[] = [];
	let unitId = '';
	let kills = 0;
	let acknowledged: readonly Acknowledged[] = [];
	const callers = {} as Record<'team' | 'unit' | 'purpose', ApiCaller>;
	const applications = new Map<string, Application>();

	beforeAll(async () => {
		stack = await killableStack();
		const ready = await stack.start(approvals);
		applyEnvironment(ready.env);
		platform = await platformFromEnvironment();
		drafts = ready.drafts;
		unitId = ready.city?.organizations.unit.id ?? '';
		for (const node of ['team', 'unit', 'purpose'] as const) {
			callers[node] = await signInStaff(ready.addresses.admin, node, testPassword);
		}
		const random = seededRandom(Number(process.env.DURABILITY_SEED ?? 20_261_121));
		const death = killer(stack, random);
		const people = persistentReviewers(callers, death.onWrite);
		try {
			await inTurns(drafts, ({ applicationId }) => people.bringThrough(applicationId));
			await death.finished();
		} catch (cause) {
			throw new Error(`After ${death.kills()} kills; the stack said:\n${stack.log()}`, { cause });
		}
		kills = death.kills();
		acknowledged = people.acknowledged;
		for (const { applicationId } of drafts) {
			const path = `/api/applications/${applicationId}`;
			applications.set(applicationId, await callers.team.expect<Application>('GET', path));
		}
	}, 900_000);

	afterAll(async () => {
		await stack.kill();
		stack.remove();
	});

	it('was killed often enough to mean something', () => {
		expect(kills).toBeGreaterThanOrEqual(leastKills);
	});

	it('[W-05] keeps every submit and decision that was acknowledged, with its opinion', () => {
		for (const { applicationId, station, opinion } of acknowledged) {
			const lines = applications.get(applicationId)?.history.filter((line) => line.station === station);
			expect(lines, `${applicationId} station ${station}`).toHaveLength(1);
			expect(lines?.[0]?.opinion).toBe(opinion);
		}
		expect(acknowledged.length).toBeGreaterThan(approvals);
	});

	it('[M-01] every review has each station once, in one round', () => {
		for (const { status, round, history } of applications.values()) {
			expect({ status, round }).toEqual({ status: 'approved', round: 1 });
			expect(history.map((line) => `${line.station} ${line.result}`)).toEqual(['0 送審', '1 核准', '2 核准']);
		}
	});

	it('every execution has reached its end exactly once', async () => {
		const open = () =>
			[...stack.executions().values()].filter((entries) => !entries.some(({ type }) => type === 'ended'));
		await expect.poll(open, { timeout: 30_000 }).toEqual([]);
		const executions = stack.executions();
		expect([...executions.keys()].sort()).toEqual(
			drafts.map(({ applicationId }) => `${applicationId}-1`).sort(),
		);
		for (const [name, entries] of executions) {
			const ends = entries.filter((entry) => entry.type === 'ended');
			expect(
				ends.map((entry) => entry.status),
				name,
			).toEqual(['SUCCEEDED']);
		}
	});

	it('[F-16] draws 30 book numbers: none twice, none skipped, one book a person', async () => {
		const numbers: string[] = [];
		for (const { volunteerId } of drafts) {
			const path = `/api/applications/volunteers/${volunteerId}/record-books`;
			const { items } = await callers.unit.expect<{ items: BookRow[] }>('GET', path);
			expect(items.map((book) => book.status)).toEqual(['in-use']);
			numbers.push(...items.map((book) => book.bookNumber));
		}
		const all = Array.from(
			{ length: approvals },
			(_, index) => `社字第${String(index + 1).padStart(8, '0')}號`,
		);
		expect(numbers.sort()).toEqual(all);
		const drawn = [...applications.values()].map((application) => application.bookNumber ?? '').sort();
		expect(drawn).toEqual(all);
		expect(await platform.counters.total('record-books')).toBe(approvals);
	});

	it('[S-10] leaves no row in any queue, and totals that agree with the lists', async () => {
		for (const node of ['team', 'unit', 'purpose'] as const) {
			const { items, page } = await callers[node].expect<Page<TaskRow>>('GET', '/api/applications/tasks');
			expect({ items, total: page.total }, node).toEqual({ items: [], total: 0 });
		}
		const search = await callers.purpose.expect<Page<unknown>>('GET', '/api/applications?size=100');
		expect(search.page.total).toBe(approvals);
		expect(search.items).toHaveLength(approvals);
		const candidates = await callers.unit.expect<Page<CandidateRow>>(
			'GET',
			`/api/applications/record-books/candidates?size=100&organizationId=${unitId}`,
		);
		expect(candidates.page.total).toBe(approvals);
		expect(new Set(candidates.items.map((row) => row.status))).toEqual(new Set(['approved']));
	});

	it('empties the outbox, sets nothing aside, and tells every volunteer by mail', async () => {
		await expect.poll(() => pendingEffects(platform), { timeout: 30_000 }).toBe(0);
		expect(existsSync(stack.file('stream-dead-letters.jsonl'))).toBe(false);
		const mails = readFileSync(stack.file('mail.jsonl'), 'utf8');
		for (const { email } of drafts) expect(mails).toContain(`"${email}"`);
	});
});
