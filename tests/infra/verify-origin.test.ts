import { describe, expect, it } from 'vitest';
import { originKeyHeader, originVerifier } from '#infra/functions/verify-origin.ts';

describe('the HTTP API behind CloudFront', () => {
	const verify = originVerifier(async () => ['the-one-before', 'the-present-one']);

	it.each(['the-one-before', 'the-present-one'])('answers a request that shows %s', async (key) => {
		expect(await verify({ headers: { [originKeyHeader]: key } })).toEqual({ isAuthorized: true });
	});

	it.each([
		['another key', { [originKeyHeader]: 'another' }],
		['an empty key', { [originKeyHeader]: '' }],
		['no key', {}],
		['no headers', undefined],
	])('refuses a request with %s', async (_, headers) => {
		expect(await verify({ headers })).toEqual({ isAuthorized: false });
	});

	it('refuses an empty key even when a secret is empty', async () => {
		expect(await originVerifier(async () => [''])({ headers: {} })).toEqual({ isAuthorized: false });
	});
});
