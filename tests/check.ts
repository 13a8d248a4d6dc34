/** `npm run check`: everything that can be told without running the product. The hook and CI run the same. */
import { describeCheck, runChecks } from './support/runner/check-steps.ts';

const results = await runChecks((result) => console.log(describeCheck(result)));
const failed = results.filter((result) => !result.passed);
if (failed.length > 0) {
	console.error(`\nFailed: ${failed.map((result) => `npm run ${result.step.script}`).join(', ')}`);
	process.exitCode = 1;
}
