import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRecordingMachine } from './approval-machine.ts';

const chains = [
	{ rule: '[W-10]', who: 'a unit files a record book', levels: ['purpose'] },
	{ rule: '[W-10]', who: 'a team files a record book', levels: ['unit', 'purpose'] },
	{ rule: '[W-11]', who: 'a squad files an honour card', levels: ['unit', 'governing'] },
	{ rule: '[W-12]', who: 'a team files a city award', levels: ['unit', 'purpose', 'governing'] },
];

describe('approval state machine', () => {
	const journalDir = mkdtempSync(join(tmpdir(), 'approval-'));
	let machine: Awaited<ReturnType<typeof startRecordingMachine>>;
	let count = 0;
	const newId = () => `01JAPPLICATION${String(count++).padStart(4, '0')}`;

	beforeAll(async () => {
		machine = await startRecordingMachine(journalDir);
	});
	afterAll(async () => {
		await machine.stop();
		rmSync(journalDir, { recursive: true });
	});

	describe.each(chains)('$rule $who: $levels', ({ rule, levels }) => {
		it(`${rule}[W-04] approves only after every stage approved, one stage after the other`, async () => {
			const id = newId();
			const { executionArn = '' } = await machine.start(id, levels);
			for (const [stageIndex, level] of levels.entries()) {
				const stage = await machine.decide(id, stageIndex, 'approve');
				expect(stage).toMatchObject({
					applicationId: id,
					round: 1,
					stageIndex,
					stage: { level, organizationId: `org-${level}` },
				});
			}
			expect((await machine.ended(executionArn)).status).toBe('SUCCEEDED');
			expect(machine.opened.filter((one) => one.applicationId === id)).toHaveLength(levels.length);
			expect(machine.closed.filter((one) => one.applicationId === id)).toEqual([
				{ applicationId: id, round: 1, outcome: 'approved' },
			]);
		});

		describe.each(levels.map((level, stageIndex) => ({ level, stageIndex })))(
			'at $level',
			({ stageIndex }) => {
				it.each([
					{ result: 'reject', outcome: 'rejected' },
					{ result: 'return', outcome: 'returned' },
				])(
					`${rule}[W-15] $result ends the round as $outcome, and opens no later stage`,
					async ({ result, outcome }) => {
						const id = newId();
						const { executionArn = '' } = await machine.start(id, levels, 2);
						for (let before = 0; before < stageIndex; before++) await machine.decide(id, before, 'approve');
						await machine.decide(id, stageIndex, result);
						expect((await machine.ended(executionArn)).status).toBe('SUCCEEDED');
						expect(machine.opened.filter((one) => one.applicationId === id)).toHaveLength(stageIndex + 1);
						expect(machine.closed.filter((one) => one.applicationId === id)).toEqual([
							{ applicationId: id, round: 2, outcome },
						]);
					},
				);
			},
		);
	});

	it('[W-13] approves at once when there is no stage above the applicant', async () => {
		const id = newId();
		const { executionArn = '' } = await machine.start(id, []);
		await machine.ended(executionArn);
		expect(machine.closed.filter((one) => one.applicationId === id)).toEqual([
			{ applicationId: id, round: 1, outcome: 'approved' },
		]);
	});

	it('[W-04] fails, and closes nothing, on an answer that is none of the three', async () => {
		const id = newId();
		const { executionArn = '' } = await machine.start(id, ['purpose']);
		await machine.decide(id, 0, 'maybe');
		expect(await machine.ended(executionArn)).toMatchObject({ status: 'FAILED', error: 'UnknownDecision' });
		expect(machine.closed.filter((one) => one.applicationId === id)).toEqual([]);
	});
});
