/** What one suite of `npm test` came to. */
export interface SuiteResult {
	readonly name: string;
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	readonly seconds: number;
	/** Why a suite counts as failed although no single test did: it crashed, or it ran nothing. */
	readonly problem?: string;
	/** What failed and how, told once more at the end of a long run. */
	readonly failures?: readonly string[];
}

export interface Counts {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	readonly problem?: string;
	readonly failures?: readonly string[];
}

export interface Suite {
	readonly name: string;
	run(): Promise<Counts>;
}

/**
 * Runs a suite to its end whatever happens in it. One that throws, that executes nothing, or whose process ended badly
 * while every test in its report passed, counts as one failure: a crash must never read as success.
 */
export async function runSuite(suite: Suite): Promise<SuiteResult> {
	const start = performance.now();
	let counts: Counts;
	try {
		counts = await suite.run();
	} catch (error) {
		counts = {
			passed: 0,
			failed: 0,
			skipped: 0,
			problem: error instanceof Error ? error.message : String(error),
		};
	}
	if (!counts.problem && counts.passed + counts.failed === 0) {
		counts = { ...counts, problem: 'no test was executed' };
	}
	return {
		...counts,
		name: suite.name,
		failed: counts.problem && counts.failed === 0 ? 1 : counts.failed,
		seconds: (performance.now() - start) / 1000,
	};
}

export function describeSuite(result: SuiteResult): string {
	// In other words than the summary line, which whatever reads the run looks for.
	const counts = `passed ${result.passed}, failed ${result.failed}, skipped ${result.skipped}`;
	const [problem] = result.problem?.split('\n', 1) ?? [];
	const duration = `${result.seconds.toFixed(0).padStart(4)} s`;
	return `  ${result.failed > 0 ? '✗' : '✓'} ${result.name.padEnd(12)}${duration}   ${counts}${problem ? ` (${problem})` : ''}`;
}

/** The last line of `npm test`; what reads the run counts on its exact shape. */
export function summaryLine(results: readonly SuiteResult[]): string {
	const sum = (key: 'passed' | 'failed' | 'skipped') =>
		results.reduce((total, result) => total + result[key], 0);
	return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}
