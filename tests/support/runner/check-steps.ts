import { runCommand } from './run-command.ts';

export interface CheckStep {
	readonly name: string;
	/** npm script that does it alone. */
	readonly script: string;
}

export interface CheckResult {
	readonly step: CheckStep;
	readonly passed: boolean;
	readonly seconds: number;
	readonly output: string;
}

/** The slowest first: two run at a time. */
export const checkSteps: readonly CheckStep[] = [
	{ name: 'types', script: 'check:types' },
	{ name: 'lint', script: 'check:lint' },
	{ name: 'format', script: 'check:format' },
	{ name: 'dependencies', script: 'check:dependencies' },
	{ name: 'dead code', script: 'check:dead-code' },
];

async function runStep(step: CheckStep): Promise<CheckResult> {
	const start = performance.now();
	const { code, output, timedOut } = await runCommand('npm', ['run', '--silent', step.script], {
		capture: true,
	});
	return {
		step,
		passed: code === 0,
		seconds: (performance.now() - start) / 1000,
		output: timedOut ? `${output}\nStopped: it took longer than ten minutes.` : output,
	};
}

/** Runs every step, two at a time, and tells each result as it comes. */
export async function runChecks(report: (result: CheckResult) => void): Promise<CheckResult[]> {
	// SvelteKit writes the tsconfig that those of the two sites extend: every tool below reads it.
	const generated = await runCommand('npm', ['run', '--silent', 'generate:web'], { capture: true });
	if (generated.code !== 0) throw new Error(`npm run generate:web failed:\n${generated.output}`);
	const waiting = [...checkSteps];
	const results: CheckResult[] = [];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const result = await runStep(step);
			results.push(result);
			report(result);
		}
	};
	await Promise.all([lane(), lane()]);
	return results;
}

export function describeCheck(result: CheckResult): string {
	const line = `  ${result.passed ? '✓' : '✗'} ${result.step.name.padEnd(14)}${result.seconds.toFixed(1).padStart(6)} s`;
	return result.passed ? line : `${line}\n${result.output.trimEnd()}\n`;
}
