import {
	CompleteMultipartUploadCommand,
	CreateMultipartUploadCommand,
	DeleteObjectCommand,
	GetObjectCommand,
	HeadObjectCommand,
	NotFound,
	PutObjectCommand,
	S3Client,
	UploadPartCommand,
} from '@aws-sdk/client-s3';
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

	it('that may not read or remove says so: nothing is an empty file, and nothing is taken for removed', async () => {
		const { store, service } = setup();
		service.on(GetObjectCommand).rejects(awsFault('AccessDenied', 403));
		service.on(DeleteObjectCommand).rejects(awsFault('AccessDenied', 403));
		await expect(store.read('files/1')).rejects.toThrow('AccessDenied');
		await expect(store.remove('files/1')).rejects.toThrow('AccessDenied');
	});

	it('completes no long file of which S3 refused a part', async () => {
		const { store, service } = setup();
		service.on(CreateMultipartUploadCommand).resolves({ UploadId: 'upload' });
		service.on(UploadPartCommand).resolvesOnce({ ETag: '1' }).rejects(awsFault('AccessDenied', 403));
		async function* pieces() {
			for (let piece = 0; piece < 3; piece += 1) yield new Uint8Array(8 * 1024 * 1024);
		}
		await expect(store.writeStream('files/1', pieces(), 'text/plain')).rejects.toThrow('AccessDenied');
		expect(service.commandCalls(UploadPartCommand).length).toBeGreaterThan(1);
		expect(service.commandCalls(CompleteMultipartUploadCommand)).toEqual([]);
	});
});
