import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionsOf, type HttpHandler, type LambdaHandler } from '#infra/local/functions.ts';
import { startLocalStack, type LocalStack } from '#infra/local/stack.ts';

const portBase = 28_180;
const stateDir = mkdtempSync(join(tmpdir(), 'stack-'));

/**
 * Lambdas as small as can be, which find every service through the environment alone, as the real ones do:
 * POST puts an outbox item; the stream starts an execution; open-stage remembers the token and mails.
 */
function tinyFunctions() {
	const dynamodb = new DynamoDBClient();
	const sfn = new SFNClient();
	const mail = new SESv2Client();
	const TableName = process.env.TABLE_NAME;
	const put = (pk: string, sk: string, value: string) =>
		dynamodb.send(
			new PutItemCommand({ TableName, Item: { pk: { S: pk }, sk: { S: sk }, value: { S: value } } }),
		);

	const http: HttpHandler = async (event) => {
		await put('outbox', event.body ?? '', 'start');
		return { statusCode: 202, cookies: ['a=1', 'b=2'], body: JSON.stringify({ asked: event.body }) };
	};
	const events: Record<string, LambdaHandler> = {
		'outbox-deliver': async (event) => {
			for (const { dynamodb: change } of (event as DynamoDBStreamEvent).Records) {
				const { pk, sk, value } = change?.NewImage ?? {};
				if (pk?.S !== 'outbox') continue;
				if (value?.S !== 'start') {
					await sfn.send(new SendTaskSuccessCommand({ taskToken: value?.S, output: '{"result":"approve"}' }));
					continue;
				}
				await sfn.send(
					new StartExecutionCommand({
						stateMachineArn: process.env.STATE_MACHINE_ARN,
						name: `${sk?.S}-1`,
						input: JSON.stringify({
							applicationId: sk?.S,
							round: 1,
							stages: [{ level: 'unit', organizationId: 'org' }],
						}),
					}),
				);
			}
		},
		'outbox-sweep': (event) => put('sweep', 'last', JSON.stringify(event)),
		'open-stage': async (event) => {
			const { applicationId, taskToken } = event as Record<string, string>;
			await put('queue', applicationId ?? '', taskToken ?? '');
			await mail.send(
				new SendEmailCommand({
					FromEmailAddress: process.env.MAIL_FROM,
					Destination: { ToAddresses: ['reviewer@unit.example'] },
					Content: {
						Simple: { Subject: { Data: '待審核' }, Body: { Text: { Data: String(applicationId) } } },
					},
				}),
			);
		},
		'close-application': (event) =>
			put('closed', (event as { applicationId: string }).applicationId, 'approved'),
	};
	return Promise.resolve(functionsOf(new Map([['applications', http]]), new Map(Object.entries(events))));
}

const start = () => startLocalStack({ portBase, stateDir, functions: tinyFunctions, log: () => {} });

describe('the local stack', () => {
	let stack: LocalStack;
	beforeAll(async () => {
		// As an earlier version has left it.
		chmodSync(stateDir, 0o755);
		writeFileSync(join(stateDir, 'mail.jsonl'), '', { mode: 0o644 });
		stack = await start();
	});
	afterAll(async () => {
		await stack.stop();
		rmSync(stateDir, { recursive: true });
	});

	const submit = (id: string) =>
		fetch(`${stack.addresses.admin}/api/applications`, { method: 'POST', body: id });
	const items = async (pk: string) => {
		const { Items = [] } = await new DynamoDBClient().send(
			new ScanCommand({ TableName: stack.env.TABLE_NAME }),
		);
		return Items.filter((item) => item.pk?.S === pk);
	};

	it('carries a request through table, stream, execution and mail', async () => {
		const response = await submit('01JONE');
		expect(response.status).toBe(202);
		expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
		expect(await response.json()).toEqual({ asked: '01JONE' });
		await stack.settled();
		expect(await items('queue')).toHaveLength(1);
		expect(stack.mails().map(({ subject, destination }) => [subject, destination.to])).toEqual([
			['待審核', ['reviewer@unit.example']],
		]);
	});

	it('delivers all that the outbox holds when it starts', async () => {
		const [sweep] = await items('sweep');
		expect(JSON.parse(sweep?.value?.S ?? '')).toEqual({ stuckMinutes: 0 });
	});

	it('keeps table, objects, mails, keys and waiting executions over a restart', async () => {
		const s3 = () => new S3Client({ forcePathStyle: true });
		const object = { Bucket: stack.env.BUCKET_NAME, Key: 'files/kept' };
		await s3().send(new PutObjectCommand({ ...object, Body: 'kept' }));
		const secrets = stack.env.SECRETS_JSON;
		await stack.stop();
		stack = await start();

		expect(stack.env.SECRETS_JSON).toBe(secrets);
		expect(stack.mails()).toHaveLength(1);
		const kept = await s3().send(new GetObjectCommand(object));
		expect(await kept.Body?.transformToString()).toBe('kept');
		const [waiting] = await items('queue');
		await new DynamoDBClient().send(
			new PutItemCommand({
				TableName: stack.env.TABLE_NAME,
				Item: { pk: { S: 'outbox' }, sk: { S: 'decision' }, value: waiting?.value ?? { S: '' } },
			}),
		);
		await stack.settled();
		expect(await items('closed')).toHaveLength(1);
		expect(stack.mails(), 'the stage is not opened a second time').toHaveLength(1);
	});

	it('says which port is taken', async () => {
		await expect(startLocalStack({ portBase, stateDir, functions: tinyFunctions })).rejects.toThrow(
			`Port ${portBase} (portal) is in use`,
		);
	});

	it('can be emptied', async () => {
		await stack.reset();
		expect(await items('queue')).toEqual([]);
		expect(stack.mails()).toEqual([]);
		await submit('01JTWO');
		await stack.settled();
		expect(await items('queue')).toHaveLength(1);
	});

	it('keeps its state for the owner alone: mails hold links, records hold people', () => {
		const entries = readdirSync(stateDir, { recursive: true, withFileTypes: true });
		expect(entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['mail.jsonl', 'secrets.json']));
		const open = entries
			.map((entry) => join(entry.parentPath, entry.name))
			.filter((path) => (statSync(path).mode & 0o077) !== 0);
		expect(open).toEqual([]);
		expect(statSync(stateDir).mode & 0o777).toBe(0o700);
		expect(Object.keys(JSON.parse(readFileSync(join(stateDir, 'secrets.json'), 'utf8')) as object)).toEqual([
			'nationalIdKey',
			'lookupKey',
			'challengeKey',
		]);
	});
});
