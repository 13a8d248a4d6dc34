import type { Logger } from '@aws-lambda-powertools/logger';
import { describe, expect, it } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { problemResponse } from '#platform/http/problem-response.ts';
import { errorCatalog, errorStatus, type ErrorCode } from '#shared/contract/errors.ts';
import { problemSchema } from '#shared/contract/problem.ts';
import { awsFault, lostAnswer } from '#tests/support/aws-faults.ts';

function setup() {
	const logged: unknown[] = [];
	const logger = { error: (...line: unknown[]) => logged.push(line) } as unknown as Logger;
	return {
		logged,
		answerTo(thrown: unknown) {
			const { statusCode, headers, body } = problemResponse(thrown, 'request-1', logger);
			return { statusCode, headers, problem: problemSchema.parse(JSON.parse(body ?? '')) };
		},
	};
}

describe('a refusal (RFC 9457)', () => {
	it.each(Object.keys(errorCatalog) as ErrorCode[])('%s has its status, its code and its words', (code) => {
		const { answerTo, logged } = setup();
		const { statusCode, headers, problem } = answerTo(new DomainError(code));
		expect(statusCode).toBe(errorStatus[errorCatalog[code].kind]);
		expect(problem).toEqual({
			type: `urn:zhigong:error:${code}`,
			title: errorCatalog[code].title,
			status: statusCode,
			code,
			requestId: 'request-1',
		});
		expect(headers).toEqual({
			'content-type': 'application/problem+json; charset=utf-8',
			'cache-control': 'no-store',
			...(statusCode === 503 && { 'retry-after': '5' }),
		});
		expect(logged).toEqual([]);
	});

	it('carries the facts and the fields, never the cause', () => {
		const { answerTo } = setup();
		const errors = [{ field: 'login', label: '帳號', message: '帳號已被使用' }];
		const error = new DomainError('identity.login-taken', {
			detail: '請換一個帳號',
			errors,
			cause: new Error('pk = $zhigong#login_secret'),
		});
		const { problem } = answerTo(error);
		expect(problem).toMatchObject({ detail: '請換一個帳號', errors });
		expect(JSON.stringify(problem)).not.toContain('zhigong#');
	});
});

describe('a fault', () => {
	const secret = 'arn:aws:dynamodb:ap-east-2:123456789012:table/zhigong';

	it.each([
		['an error', new Error(secret)],
		['an error with a status', Object.assign(new Error(secret), { statusCode: 404, expose: true })],
		['an error that looks like a refusal', Object.assign(new Error(secret), { code: 'identity.locked' })],
		['a text', secret],
		['an object', { message: secret }],
		['nothing', undefined],
	])('%s is answered as internal with only a request id, and logged whole', (_, thrown) => {
		const { answerTo, logged } = setup();
		const { statusCode, problem } = answerTo(thrown);
		expect(statusCode).toBe(500);
		expect(problem).toEqual({
			type: 'urn:zhigong:error:internal',
			title: errorCatalog.internal.title,
			status: 500,
			code: 'internal',
			requestId: 'request-1',
		});
		expect(logged).toHaveLength(1);
	});
});

describe('a service behind us that is busy or out of reach', () => {
	const wrapped = (cause: Error) => new Error('Error thrown by DynamoDB client', { cause });
	it.each([
		['throttles', awsFault('ProvisionedThroughputExceededException')],
		['throttles, as ElectroDB tells it', wrapped(awsFault('ThrottlingException'))],
		['meets a transaction', wrapped(awsFault('TransactionConflictException'))],
		['is broken', awsFault('InternalServerError', 500)],
		['ends the connection', wrapped(lostAnswer())],
		['is not there', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })],
		['does not answer in time', awsFault('TimeoutError', 0)],
	])('and %s is answered as busy, with the time to ask again, and logged', (_, thrown) => {
		const { answerTo, logged } = setup();
		const { statusCode, headers, problem } = answerTo(thrown);
		expect(statusCode).toBe(503);
		expect(headers).toMatchObject({ 'retry-after': '5' });
		expect(problem).toMatchObject({ code: 'request.busy', title: '系統忙碌中，請稍後再試' });
		expect(logged).toHaveLength(1);
	});

	it.each(['AccessDeniedException', 'ValidationException', 'ResourceNotFoundException'])(
		'%s is a fault of ours and no reason to ask again',
		(name) => {
			const { answerTo } = setup();
			const { statusCode, headers } = answerTo(awsFault(name));
			expect(statusCode).toBe(500);
			expect(headers).not.toHaveProperty('retry-after');
		},
	);
});
