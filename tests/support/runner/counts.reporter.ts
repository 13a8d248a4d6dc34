import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import type { Counts } from './suite.ts';

/** The file that `CountsReporter` writes its JSON to. */
export const countsFileVariable = 'TEST_COUNTS_FILE';

function inFull({ stack, message, cause }: SerializedError): string {
	return [stack ?? message, ...(cause ? [`because of ${inFull(cause)}`] : [])].join('\n');
}

function told(where: string, errors: readonly SerializedError[]): string {
	return [where, ...errors.map(inFull)].join('\n');
}

/** Failures of the tests, and of what stands outside them: the file itself, and the hooks of its groups. */
function failuresOf(module: TestModule): string[] {
	const file = module.relativeModuleId;
	const groups = [...module.children.allSuites()].map((group) => ({
		where: `${file}: ${group.fullName}`,
		errors: group.errors(),
	}));
	const outside = [{ where: file, errors: module.errors() }, ...groups];
	const tests = [...module.children.allTests('failed')];
	return [
		...outside.filter(({ errors }) => errors.length > 0).map(({ where, errors }) => told(where, errors)),
		...tests.map((test) => told(`${file}: ${test.fullName}`, test.result().errors ?? [])),
	];
}

/**
 * Counts for the summary of `npm test`. Vitest's own JSON says nothing of a hook in a `describe` that failed, whose
 * tests are then skipped: here it counts as a failure, with its reason.
 */
export default class CountsReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
		const file = process.env[countsFileVariable];
		if (!file) throw new Error(`${countsFileVariable} is not set`);
		const states = modules.flatMap((module) =>
			[...module.children.allTests()].map((test) => test.result().state),
		);
		const failures = [
			...modules.flatMap(failuresOf),
			...unhandled.map((error) => told('outside any test', [error])),
		];
		const counts: Counts = {
			passed: states.filter((state) => state === 'passed').length,
			failed: failures.length,
			skipped: states.filter((state) => state === 'skipped' || state === 'pending').length,
			failures,
		};
		writeFileSync(file, JSON.stringify(counts));
	}
}
