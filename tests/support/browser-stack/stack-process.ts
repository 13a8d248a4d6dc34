import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { browserPortBase } from './addresses.ts';

const root = join(import.meta.dirname, '../../..');
const startMinutes = 4;
const pollMs = 100;
/** How the processes of the test run tell each other where the stack lives. */
const placeVariable = 'BROWSER_STACK_PLACE';

// Output goes to a file: a stack that a test has started again outlives the process of that test. It stays in the
// group of the test run, so that what ends the run ends the stack.
const logOf = (place: string) => join(place, 'stack.log');
const pidOf = (place: string) => join(place, 'stack.pid');
const stateOf = (place: string) => join(place, 'state');

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

function runningPid(place: string): number | undefined {
	if (!existsSync(pidOf(place))) return undefined;
	const pid = Number(readFileSync(pidOf(place), 'utf8'));
	return isRunning(pid) ? pid : undefined;
}

async function kill(place: string, signal: 'SIGTERM' | 'SIGKILL', patienceMs: number): Promise<boolean> {
	const pid = runningPid(place);
	if (pid === undefined) return true;
	process.kill(pid, signal);
	const until = Date.now() + patienceMs;
	while (isRunning(pid) && Date.now() < until) await delay(pollMs);
	return !isRunning(pid);
}

/** Starts the product exactly as `npm start` does, and waits for the welcome that it prints when all is loaded. */
export async function startStack(place: string): Promise<void> {
	process.env[placeVariable] = place;
	const log = openSync(logOf(place), 'w');
	const stack = spawn(process.execPath, ['infra/local/main.ts'], {
		cwd: root,
		env: {
			...process.env,
			PORT_BASE: String(browserPortBase),
			LOCAL_STATE_DIR: stateOf(place),
			// `npm test` and `npm run test:e2e` have built them, with this port base in their security policy.
			SKIP_SITE_BUILD: 'true',
			// As in the cloud, where a list that is read right after a write does not know of it yet.
			INDEX_DELAY_MS: process.env['INDEX_DELAY_MS'] ?? '1000',
			POWERTOOLS_LOG_LEVEL: 'ERROR',
		},
		stdio: ['ignore', log, log],
	});
	closeSync(log);
	stack.unref();
	writeFileSync(pidOf(place), String(stack.pid));
	const output = () => readFileSync(logOf(place), 'utf8');
	const until = Date.now() + startMinutes * 60_000;
	// The welcome names the state directory in its last line.
	while (!output().includes(`State: ${stateOf(place)}`)) {
		if (stack.exitCode !== null || stack.signalCode !== null) {
			throw new Error(`The local stack ended with ${stack.exitCode ?? stack.signalCode}.\n${output()}`);
		}
		if (Date.now() > until) {
			await kill(place, 'SIGKILL', 5_000);
			throw new Error(`The local stack was not ready after ${startMinutes} minutes.\n${output()}`);
		}
		await delay(pollMs);
	}
}

export async function stopStack(place: string): Promise<void> {
	if (!(await kill(place, 'SIGTERM', 15_000))) await kill(place, 'SIGKILL', 5_000);
}

/** Pulls the plug of the running stack (SIGKILL: nothing is flushed, nobody is told) and starts it again. */
export async function killAndRestartStack(): Promise<void> {
	const place = process.env[placeVariable];
	if (!place) throw new Error(`The stack of the browser tests is not running: no ${placeVariable}.`);
	if (!(await kill(place, 'SIGKILL', 10_000))) throw new Error('The stack survives SIGKILL.');
	await startStack(place);
}
