import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { browserAddresses, browserPortBase } from '../browser-stack/addresses.ts';
import { describeCheck, runChecks } from './check-steps.ts';
import { countsFileVariable } from './counts.reporter.ts';
import { runCommand } from './run-command.ts';
import type { CommandResult } from './run-command.ts';
import { portalBudgets } from './site-budgets.ts';
import type { Counts, Suite } from './suite.ts';

const vitestCounts = z.object({
	passed: z.number(),
	failed: z.number(),
	skipped: z.number(),
	failures: z.array(z.string()),
});

const playwrightReport = z.object({
	stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
	errors: z.array(z.object({ message: z.string().optional() })),
});

const reports = mkdtempSync(join(tmpdir(), 'test-reports-'));

function readReport<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
	return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function problemOf(result: CommandResult): string | undefined {
	if (result.timedOut) return 'stopped: it took too long';
	return result.code === 0 ? undefined : `exit code ${result.code}`;
}

/** Each step of `npm run check` counts as one test. */
export const checkSuite: Suite = {
	name: 'check',
	async run(): Promise<Counts> {
		const results = await runChecks((result) => console.log(describeCheck(result)));
		const passed = results.filter((result) => result.passed).length;
		return { passed, failed: results.length - passed, skipped: 0 };
	},
};

/** One or more projects of tests/vitest.config.ts; `unit*` takes all that begin so. */
export function vitestSuite(name: string, project: string, minutes: number): Suite {
	return {
		name,
		async run(): Promise<Counts> {
			const file = join(reports, `${name}.json`);
			const result = await runCommand(
				'vitest',
				[
					...['run', '--config', 'tests/vitest.config.ts', '--project', project],
					...['--reporter', 'default', '--reporter', join(import.meta.dirname, 'counts.reporter.ts')],
				],
				{ minutes, environment: { [countsFileVariable]: file } },
			);
			return { ...readReport(file, vitestCounts), problem: problemOf(result) };
		},
	};
}

/** Each site is one test: it builds. So is each page with a budget. The browser suite then opens what was built. */
export const sitesSuite: Suite = {
	name: 'sites',
	async run(): Promise<Counts> {
		let passed = 0;
		const sites = ['portal', 'admin'];
		for (const site of sites) {
			const { code, output } = await runCommand('npm', ['run', '--silent', `build:${site}`], {
				capture: true,
				environment: { UPLOAD_ORIGINS: browserAddresses.objects },
			});
			console.log(`  ${code === 0 ? '✓' : '✗'} ${site}${code === 0 ? '' : `\n${output}`}`);
			if (code === 0) passed += 1;
		}
		const built = passed === sites.length;
		const budgets = built ? portalBudgets() : [];
		for (const budget of budgets) console.log(`  ${budget.passed ? '✓' : '✗'} ${budget.line}`);
		const kept = budgets.filter((budget) => budget.passed).length;
		return {
			passed: passed + kept,
			failed: sites.length - passed + budgets.length - kept,
			skipped: 0,
		};
	},
};

/** Journeys and accessibility in the system's Chromium against the whole local stack. */
export function browserSuite(chromium: string): Suite {
	return {
		name: 'browser',
		async run(): Promise<Counts> {
			const file = join(reports, 'browser.json');
			const result = await runCommand(
				'playwright',
				['test', '--config', 'tests/playwright.config.ts', '--reporter', 'list,json'],
				{
					minutes: 40,
					environment: {
						CHROMIUM_PATH: chromium,
						PLAYWRIGHT_JSON_OUTPUT_FILE: file,
						BROWSER_PORT_BASE: String(browserPortBase),
					},
				},
			);
			const { stats, errors } = readReport(file, playwrightReport);
			return {
				passed: stats.expected,
				// Nothing is retried, so a flaky test is one that should not count as passed.
				failed: stats.unexpected + stats.flaky,
				skipped: stats.skipped,
				problem: errors[0]?.message ?? problemOf(result),
			};
		},
	};
}
