import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertPortsFree, portsFrom } from '#infra/local/ports.ts';
import type { JournalEntry } from '#infra/local/step-functions/journal.ts';
import type { StackReady } from './stack-child.ts';

async function freePortBase(): Promise<number> {
	// Below the ports that the system lends to clients, who might sit on one while the stack is down.
	for (let base = 29_080; base < 32_000; base += 10) {
		try {
			await assertPortsFree(portsFrom(base));
			return base;
		} catch {
			// Another run has it.
		}
	}
	throw new Error('No free ports for the stack.');
}

/** The local stack in a process group of its own, so that one signal ends it together with its Java child. */
export async function killableStack() {
	const stateDir = mkdtempSync(join(tmpdir(), 'durability-'));
	const logFile = join(stateDir, 'stack.log');
	const portBase = await freePortBase();
	let child: ChildProcess | undefined;

	return {
		/** Starts it on the state that is there; `drafts` are made in a new one. */
		async start(drafts = 0): Promise<StackReady> {
			const log = openSync(logFile, 'a');
			const started = spawn(
				process.execPath,
				[join(import.meta.dirname, 'stack-child.ts'), stateDir, String(portBase), String(drafts)],
				{ detached: true, stdio: ['ignore', 'pipe', log] },
			);
			closeSync(log);
			child = started;
			const { stdout } = started;
			if (!stdout) throw new TypeError('no standard output to listen to');
			return new Promise((resolve, reject) => {
				createInterface(stdout).once('line', (line) => resolve(JSON.parse(line) as StackReady));
				started.once('exit', (code, signal) =>
					reject(new Error(`The stack ended with ${code ?? signal}:\n${readFileSync(logFile, 'utf8')}`)),
				);
			});
		},
		/** SIGKILL for node and Java at once. */
		async kill(): Promise<void> {
			const running = child;
			child = undefined;
			if (!running?.pid || running.exitCode !== null || running.signalCode !== null) return;
			const ended = new Promise((resolve) => running.once('exit', resolve));
			process.kill(-running.pid, 'SIGKILL');
			await ended;
			await sleep(20);
		},
		log: () => readFileSync(logFile, 'utf8'),
		/** The journal of each approval, by its name. */
		executions(): Map<string, JournalEntry[]> {
			const folder = join(stateDir, 'step-functions');
			return new Map(
				readdirSync(folder)
					.filter((file) => file.endsWith('.jsonl'))
					.map((file) => [
						file.replace('.jsonl', ''),
						readFileSync(join(folder, file), 'utf8')
							.split('\n')
							.filter((line) => line !== '')
							.map((line) => JSON.parse(line) as JournalEntry),
					]),
			);
		},
		file: (name: string) => join(stateDir, name),
		remove: () => rmSync(stateDir, { recursive: true, force: true }),
	};
}

export type KillableStack = Awaited<ReturnType<typeof killableStack>>;
