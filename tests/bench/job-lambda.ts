/**
 * The Lambda of a job's steps as a process of its own, so that its memory is nobody else's. Forked by `measure-jobs.ts`
 * with the bundle as its argument; each message is a call.
 */
import { existsSync, readFileSync } from 'node:fs';
import { lambdaContext } from '#infra/local/lambda.ts';
import type { LambdaHandler } from '#infra/local/functions.ts';

export interface Call {
	id: number;
	event: unknown;
}

export interface Answer {
	id: number;
	result?: unknown;
	error?: string;
	/** Most memory that the process has held so far. */
	peakMegabytes: number;
}

const timeoutMs = 60_000;
const [, , bundle = ''] = process.argv;
const { handler } = (await import(bundle)) as { handler: LambdaHandler };

/** Of this program alone: `maxRSS` also counts what the process that forked it held at that moment. */
function peakMegabytes(): number {
	const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
	const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
	return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}

const send = (answer: Answer) => process.send?.(answer);

process.on('message', ({ id, event }: Call) => {
	Promise.resolve(handler(event, lambdaContext('run-job-step', timeoutMs))).then(
		(result) => send({ id, result, peakMegabytes: peakMegabytes() }),
		(error: unknown) => send({ id, error: String(error), peakMegabytes: peakMegabytes() }),
	);
});
send({ id: 0, peakMegabytes: peakMegabytes() });
