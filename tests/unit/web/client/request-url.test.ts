import { expect, it } from 'vitest';
import { requestUrl } from '#client/request-url.ts';

it('puts every parameter in its place', () => {
	const path = '/api/training/volunteers/{volunteerId}/records/{recordId}';
	expect(requestUrl(path, { volunteerId: 'v1', recordId: 'r 2' }, undefined)).toBe(
		'/api/training/volunteers/v1/records/r%202',
	);
});

it('writes numbers and booleans, and leaves out what is not set', () => {
	const query = { page: 2, hasCertificate: false, name: '', status: undefined, cursor: null };
	expect(requestUrl('/api/training/records', undefined, query)).toBe(
		'/api/training/records?page=2&hasCertificate=false',
	);
});
