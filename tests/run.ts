/**
 * `npm test`: the machine's needs, then every suite in turn. Ends with one line `N passed, N failed, N skipped` and a
 * bad exit code when anything failed, crashed or ran nothing. `npm test -- unit infra` runs only those.
 */
import { browserSuite, checkSuite, sitesSuite, vitestSuite } from './support/runner/suites.ts';
import { describeSuite, runSuite, summaryLine } from './support/runner/suite.ts';
import type { SuiteResult } from './support/runner/suite.ts';
import { ensureSystemRequirements } from './support/system-requirements.ts';

const { chromium } = ensureSystemRequirements((line) => console.log(line));

const suites = [
	checkSuite,
	vitestSuite('unit', 'unit*', 10),
	vitestSuite('contract', 'contract', 10),
	vitestSuite('integration', 'integration*', 30),
	vitestSuite('infra', 'infra', 10),
	sitesSuite,
	browserSuite(chromium),
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
	console.error(
		`No such suite: ${unknown.join(', ')}. There are: ${suites.map((suite) => suite.name).join(', ')}.`,
	);
	process.exit(2);
}

const results: SuiteResult[] = [];
for (const suite of suites) {
	if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
	console.log(`\n── ${suite.name} ${'─'.repeat(60 - suite.name.length)}`);
	const result = await runSuite(suite);
	results.push(result);
	if (result.problem?.includes('\n')) console.log(result.problem);
	console.log(describeSuite(result));
}

const failures = results.flatMap((result) => result.failures ?? []);
if (failures.length > 0) console.log(`\n── what failed ${'─'.repeat(49)}\n${failures.join('\n\n')}`);

console.log(`\n── summary ${'─'.repeat(53)}`);
for (const result of results) console.log(describeSuite(result));
const seconds = results.reduce((total, result) => total + result.seconds, 0);
console.log(`  ${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s\n`);
process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0;
console.log(summaryLine(results));
