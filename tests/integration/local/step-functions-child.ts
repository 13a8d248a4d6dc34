/**
 * The Step Functions service as a process of its own, to be killed: `node step-functions-child.ts <folder>`.
 * Every call of a Lambda is a line of `calls.jsonl`; the endpoint is printed when it listens.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApprovalMachine } from './approval-machine.ts';

const directory = process.argv[2] ?? '';

const service = await startApprovalMachine(join(directory, 'journal'), async (functionName, payload) => {
	await sleep(Math.random() * 15);
	appendFileSync(join(directory, 'calls.jsonl'), `${JSON.stringify({ functionName, payload })}\n`);
	await sleep(Math.random() * 15);
});
console.log(service.endpoint);
