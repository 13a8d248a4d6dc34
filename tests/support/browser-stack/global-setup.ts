import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, stopStack } from './stack-process.ts';

/**
 * The whole product on its own ports, in an empty state directory, with the demo city. Its output is shown only when it
 * does not start.
 *
 * @returns what Playwright calls at the end.
 */
export default async function startBrowserStack(): Promise<() => Promise<void>> {
	const place = mkdtempSync(join(tmpdir(), 'browser-stack-'));
	mkdirSync(join(place, 'state'));
	const forget = () => rmSync(place, { recursive: true, force: true });
	try {
		await startStack(place);
	} catch (error) {
		forget();
		throw error;
	}
	return async () => {
		await stopStack(place);
		forget();
	};
}
