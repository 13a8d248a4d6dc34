import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

const running = new Set<ChildProcess>();

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (child.pid) process.kill(-child.pid, signal);
	} catch (error) {
		// Already gone: that is what was wanted.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

// Children lead process groups of their own (so that a suite that hangs dies with all it started), hence Ctrl-C in the
// terminal does not reach them by itself.
for (const [signal, code] of [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const) {
	process.once(signal, () => {
		for (const child of running) killGroup(child, 'SIGTERM');
		process.exit(code);
	});
}

export interface CommandOptions {
	readonly environment?: NodeJS.ProcessEnv;
	/** Keep the output instead of showing it while it comes. */
	readonly capture?: boolean;
	readonly minutes?: number;
}

export interface CommandResult {
	readonly code: number;
	readonly output: string;
	readonly timedOut: boolean;
}

/**
 * Runs a program of node_modules (or the machine) in the repository's root, with node_modules/.bin first in the path
 * as npm does it, so that `node` is the version of the dev dependency.
 */
export function runCommand(
	command: string,
	args: readonly string[],
	options: CommandOptions = {},
): Promise<CommandResult> {
	const { environment = {}, capture = false, minutes = 10 } = options;
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: root,
			detached: true,
			env: {
				...process.env,
				...environment,
				PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
			},
			stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
		});
		running.add(child);
		let output = '';
		let timedOut = false;
		const collect = (chunk: Buffer) => {
			output += chunk.toString();
		};
		child.stdout?.on('data', collect);
		child.stderr?.on('data', collect);
		const timer = setTimeout(() => {
			timedOut = true;
			killGroup(child, 'SIGKILL');
		}, minutes * 60_000);
		child.once('error', (error) => {
			clearTimeout(timer);
			running.delete(child);
			reject(error);
		});
		child.once('close', (code) => {
			clearTimeout(timer);
			running.delete(child);
			resolve({ code: code ?? 1, output, timedOut });
		});
	});
}
