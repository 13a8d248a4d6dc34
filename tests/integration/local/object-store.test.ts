import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
	CopyObjectCommand,
	DeleteObjectCommand,
	GetObjectCommand,
	HeadObjectCommand,
	ListObjectsV2Command,
	PutObjectCommand,
	S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localCredentials, localRegion } from '#infra/local/local-account.ts';
import { startObjectStore, type ObjectStore } from '#infra/local/object-store.ts';

const bucket = 'zhigong-test';
const origin = 'http://localhost:8081';
const directory = mkdtempSync(join(tmpdir(), 'objects-'));
let store: ObjectStore;
let endpoint: string;
let client: S3Client;

const clientWith = (secretAccessKey: string, accessKeyId = localCredentials.accessKeyId) =>
	new S3Client({
		endpoint,
		region: localRegion,
		forcePathStyle: true,
		credentials: { accessKeyId, secretAccessKey },
		maxAttempts: 1,
	});

beforeAll(async () => {
	store = await startObjectStore({
		port: 0,
		directory,
		bucket,
		credentials: localCredentials,
		allowedOrigins: ['http://localhost:8080', origin],
	});
	endpoint = `http://localhost:${store.port}`;
	client = clientWith(localCredentials.secretAccessKey);
});

afterAll(async () => {
	client.destroy();
	await store.stop();
	rmSync(directory, { recursive: true });
});

const put = (Key: string, Body: string | Readable = 'content', ContentType = 'text/plain') =>
	client.send(
		new PutObjectCommand({
			Bucket: bucket,
			Key,
			Body,
			ContentType,
			...(typeof Body === 'string' ? {} : { ContentLength: 7 }),
		}),
	);
const read = async (Key: string) => {
	const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
	return object.Body?.transformToString();
};

async function expectRefused(response: Response, status: number, code: string): Promise<void> {
	expect(await response.text()).toContain(`<Code>${code}</Code>`);
	expect(response.status).toBe(status);
}

describe('requests that the SDK signs', () => {
	it('stores, reads, copies, lists and deletes', async () => {
		await put('files/一 二+三.txt', '內容');
		expect(await read('files/一 二+三.txt')).toBe('內容');
		await client.send(
			new CopyObjectCommand({
				Bucket: bucket,
				Key: 'files/copy.txt',
				CopySource: `${bucket}/${encodeURIComponent('files/一 二+三.txt')}`,
				ContentType: 'application/pdf',
				MetadataDirective: 'REPLACE',
				Metadata: { owner: '01J' },
			}),
		);
		const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'files/copy.txt' }));
		expect(head).toMatchObject({
			ContentType: 'application/pdf',
			ContentLength: 6,
			Metadata: { owner: '01J' },
		});
		const list = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'files/' }));
		expect(list.Contents?.map((object) => object.Key)).toEqual(['files/copy.txt', 'files/一 二+三.txt']);
		await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'files/copy.txt' }));
		await expect(read('files/copy.txt')).rejects.toMatchObject({ name: 'NoSuchKey' });
	});

	it('takes streams, whose checksum follows the content', async () => {
		await put('files/stream.txt', Readable.from([Buffer.from('one'), Buffer.from(' two')]));
		expect(await read('files/stream.txt')).toBe('one two');
	});

	it('reads a part', async () => {
		await put('files/range.txt', '0123456789');
		const part = await client.send(
			new GetObjectCommand({ Bucket: bucket, Key: 'files/range.txt', Range: 'bytes=0-3' }),
		);
		expect(await part.Body?.transformToString()).toBe('0123');
	});

	it('replaces an object as a whole', async () => {
		await put('files/twice.txt', 'a longer first version');
		await put('files/twice.txt', 'short');
		expect(await read('files/twice.txt')).toBe('short');
	});

	it('refuses a wrong secret', async () => {
		const stranger = clientWith('another secret');
		const command = new GetObjectCommand({ Bucket: bucket, Key: 'files/range.txt' });
		await expect(stranger.send(command)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
	});

	it('refuses an unknown key', async () => {
		const stranger = clientWith(localCredentials.secretAccessKey, 'somebody');
		const command = new ListObjectsV2Command({ Bucket: bucket });
		await expect(stranger.send(command)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
	});

	it('refuses a body that is not the signed one', async () => {
		const tampering = clientWith(localCredentials.secretAccessKey);
		tampering.middlewareStack.add(
			(next) => (args) => {
				(args.request as { body: unknown }).body = 'CONTENT';
				return next(args);
			},
			{ step: 'deserialize', priority: 'low' },
		);
		await expect(
			tampering.send(new PutObjectCommand({ Bucket: bucket, Key: 'files/tampered.txt', Body: 'content' })),
		).rejects.toMatchObject({ name: 'XAmzContentSHA256Mismatch' });
	});

	it('refuses keys that would leave the folder of the bucket', async () => {
		await expect(put('files/../../escape.txt')).rejects.toMatchObject({ name: 'InvalidArgument' });
	});
});

describe('anonymous requests', () => {
	it.each([
		['GET', '/files/range.txt'],
		['HEAD', '/files/range.txt'],
		['PUT', '/files/new.txt'],
		['DELETE', '/files/range.txt'],
		['GET', ''],
		['GET', '?list-type=2'],
		['POST', '?delete'],
	])('are refused: %s %s', async (method, path) => {
		const response = await fetch(`${endpoint}/${bucket}${path}`, { method });
		expect(response.status).toBe(403);
		if (method !== 'HEAD') expect(await response.text()).toContain('<Code>AccessDenied</Code>');
	});

	it('learn nothing about buckets', async () => {
		await expectRefused(await fetch(`${endpoint}/`), 403, 'AccessDenied');
		await expectRefused(await fetch(`${endpoint}/other/key`), 403, 'AccessDenied');
	});
});

describe('presigned downloads', () => {
	const sign = (expiresIn = 60, signer = client) =>
		getSignedUrl(
			signer,
			new GetObjectCommand({
				Bucket: bucket,
				Key: 'documents/書.txt',
				ResponseContentDisposition: 'attachment; filename="book.txt"',
			}),
			{ expiresIn },
		);

	beforeAll(async () => {
		await put('documents/書.txt', 'the book');
		await put('documents/other.txt', 'another book');
	});

	it('are served, to a page of our sites too', async () => {
		const response = await fetch(await sign(), { headers: { origin } });
		expect(response.status).toBe(200);
		expect(await response.text()).toBe('the book');
		expect(response.headers.get('content-disposition')).toBe('attachment; filename="book.txt"');
		expect(response.headers.get('access-control-allow-origin')).toBe(origin);
	});

	it('are not readable for a page of another site', async () => {
		const response = await fetch(await sign(), { headers: { origin: 'http://evil.example' } });
		expect(response.headers.get('access-control-allow-origin')).toBeNull();
	});

	it('expire', async () => {
		const url = await getSignedUrl(
			client,
			new GetObjectCommand({ Bucket: bucket, Key: 'documents/書.txt' }),
			{
				expiresIn: 60,
				signingDate: new Date(Date.now() - 61_000),
			},
		);
		await expectRefused(await fetch(url), 403, 'AccessDenied');
	});

	it('are refused with a later expiry than was signed', async () => {
		const url = (await sign()).replace('X-Amz-Expires=60', 'X-Amz-Expires=6000');
		await expectRefused(await fetch(url), 403, 'SignatureDoesNotMatch');
	});

	it('are refused for another object', async () => {
		const url = (await sign()).replace(encodeURIComponent('書'), 'other');
		await expectRefused(await fetch(url), 403, 'SignatureDoesNotMatch');
	});

	it('are refused with another file name than was signed', async () => {
		const url = (await sign()).replace('book.txt', 'book.exe');
		await expectRefused(await fetch(url), 403, 'SignatureDoesNotMatch');
	});

	it('are refused with a wrong signature or a strange key', async () => {
		const url = await sign(60, clientWith('another secret'));
		await expectRefused(await fetch(url), 403, 'SignatureDoesNotMatch');
		await expectRefused(await fetch((await sign()).replace(/.$/, 'g')), 403, 'SignatureDoesNotMatch');
		await expectRefused(
			await fetch((await sign()).replace('=local%2F', '=else%2F')),
			403,
			'InvalidAccessKeyId',
		);
	});

	it('do not allow another method', async () => {
		const response = await fetch(await sign(), { method: 'DELETE' });
		await expectRefused(response, 403, 'AccessDenied');
		expect(await read('documents/書.txt')).toBe('the book');
	});

	it('refuse headers that were not signed and change the meaning', async () => {
		const response = await fetch(await sign(), { headers: { 'x-amz-copy-source': 'x' } });
		await expectRefused(response, 403, 'AccessDenied');
	});
});

describe('presigned form uploads', () => {
	const key = 'uploads/01JUPLOAD';
	const limit = 1000;
	const presign = (options: Partial<PresignedPostOptions> = {}, signer = client) =>
		createPresignedPost(signer, {
			Bucket: bucket,
			Key: key,
			Conditions: [['content-length-range', 1, limit]],
			Fields: { 'Content-Type': 'image/png' },
			Expires: 60,
			...options,
		});
	const upload = (
		post: { url: string; fields: Record<string, string> },
		{
			size = 10,
			changes = {},
			file = true,
			headers = {},
		}: {
			size?: number;
			changes?: Record<string, string | undefined>;
			file?: boolean;
			headers?: Record<string, string>;
		} = {},
	) => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ ...post.fields, ...changes })) {
			if (value !== undefined) form.append(name, value);
		}
		if (file) form.append('file', new Blob([new Uint8Array(size)]), 'photo.png');
		return fetch(post.url, { method: 'POST', body: form, headers });
	};

	it('are stored under the key with the type of the policy', async () => {
		const response = await upload(await presign(), { headers: { origin } });
		expect(response.status).toBe(204);
		expect(response.headers.get('access-control-allow-origin')).toBe(origin);
		const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
		expect(head).toMatchObject({ ContentType: 'image/png', ContentLength: 10 });
	});

	it('[U] take a file of exactly the limit, and none over it', async () => {
		expect((await upload(await presign(), { size: limit })).status).toBe(204);
		await expectRefused(await upload(await presign(), { size: limit + 1 }), 400, 'EntityTooLarge');
		await expectRefused(await upload(await presign(), { size: 0 }), 400, 'EntityTooSmall');
	});

	it('[U] are refused with another type', async () => {
		const response = await upload(await presign(), { changes: { 'Content-Type': 'text/html' } });
		await expectRefused(response, 403, 'AccessDenied');
	});

	it('are refused without the type', async () => {
		const response = await upload(await presign(), { changes: { 'Content-Type': undefined } });
		await expectRefused(response, 403, 'AccessDenied');
	});

	it('are refused under another key', async () => {
		const response = await upload(await presign(), { changes: { key: 'documents/書.txt' } });
		await expectRefused(response, 403, 'AccessDenied');
	});

	it('are refused for another bucket', async () => {
		const post = await presign();
		const response = await upload({ ...post, url: post.url.replace(bucket, 'other') });
		await expectRefused(response, 403, 'AccessDenied');
	});

	it('are refused with a field that the policy does not list', async () => {
		const response = await upload(await presign(), { changes: { 'x-amz-meta-owner': 'me' } });
		await expectRefused(response, 403, 'AccessDenied');
	});

	it('are refused when the policy has expired', async () => {
		await expectRefused(await upload(await presign({ Expires: -1 })), 403, 'AccessDenied');
	});

	it('are refused with a policy that was changed after signing', async () => {
		const { fields } = await presign();
		const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString()) as {
			expiration: string;
		};
		policy.expiration = '2099-01-01T00:00:00Z';
		const changed = Buffer.from(JSON.stringify(policy)).toString('base64');
		const response = await upload(await presign(), { changes: { Policy: changed } });
		await expectRefused(response, 403, 'SignatureDoesNotMatch');
	});

	it('are refused with a wrong signature', async () => {
		const post = await presign({}, clientWith('another secret'));
		await expectRefused(await upload(post), 403, 'SignatureDoesNotMatch');
	});

	it('are refused without a policy', async () => {
		const response = await upload(await presign(), { changes: { Policy: undefined } });
		await expectRefused(response, 403, 'AccessDenied');
	});

	it('are refused without a file', async () => {
		await expectRefused(await upload(await presign(), { file: false }), 400, 'InvalidArgument');
	});

	it('honour starts-with conditions', async () => {
		const post = await presign({
			Fields: {},
			Conditions: [['starts-with', '$Content-Type', 'image/']],
		});
		expect((await upload(post, { changes: { 'Content-Type': 'image/jpeg' } })).status).toBe(204);
		const response = await upload(post, { changes: { 'Content-Type': 'application/pdf' } });
		await expectRefused(response, 403, 'AccessDenied');
	});

	it('[U] take 50 MB', async () => {
		const size = 50 * 1024 * 1024;
		const post = await presign({ Conditions: [['content-length-range', 1, size]] });
		expect((await upload(post, { size })).status).toBe(204);
		const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
		expect(head.ContentLength).toBe(size);
	});
});

describe('preflights', () => {
	const preflight = (from: string, method: string, headers = 'content-type') =>
		fetch(`${endpoint}/${bucket}`, {
			method: 'OPTIONS',
			headers: {
				origin: from,
				'access-control-request-method': method,
				'access-control-request-headers': headers,
			},
		});

	it('are answered for our sites', async () => {
		const response = await preflight(origin, 'POST');
		expect(response.status).toBe(200);
		expect(response.headers.get('access-control-allow-origin')).toBe(origin);
	});

	it.each([
		['http://evil.example', 'POST', 'content-type'],
		[origin, 'PUT', 'content-type'],
		[origin, 'POST', 'authorization'],
	])('are refused for %s %s with %s', async (from, method, headers) => {
		await expectRefused(await preflight(from, method, headers), 403, 'AccessForbidden');
	});
});
