import { HeadObjectCommand, NotFound, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { s3ObjectStore } from '#platform/objects/s3-object-store.ts';
import { isPassingFault } from '#platform/passing-fault.ts';
import { awsFault } from '#tests/support/aws-faults.ts';

function setup() {
	const client = new S3Client({ region: 'local' });
	const config = { BUCKET_NAME: 'bucket', S3_FORCE_PATH_STYLE: false };
	return { store: s3ObjectStore(config, client), service: mockClient(client) };
}

describe('the object store', () => {
	it('tells an object that is not there from one that it may not see', async () => {
		const { store, service } = setup();
		service.on(HeadObjectCommand).rejectsOnce(new NotFound({ message: 'no', $metadata: {} }));
		expect(await store.sizeOf('uploads/1')).toBeUndefined();
		service.on(HeadObjectCommand).rejects(awsFault('AccessDenied', 403));
		await expect(store.sizeOf('uploads/1')).rejects.toThrow('AccessDenied');
	});

	it.each([
		['SlowDown', 503, true],
		['InternalError', 500, true],
		['AccessDenied', 403, false],
	])('keeps nothing when S3 answers %s, and says so', async (name, status, passing) => {
		const { store, service } = setup();
		const fault = awsFault(name, status);
		service.on(PutObjectCommand).rejects(fault);
		await expect(store.write('files/1', new Uint8Array(1), 'text/plain')).rejects.toThrow(name);
		expect(isPassingFault(fault)).toBe(passing);
	});
});
