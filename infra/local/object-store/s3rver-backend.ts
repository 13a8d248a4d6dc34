import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { createServer, request as sendRequest, type IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { duplexPair } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver, { type Store } from 's3rver';

export interface BackendRequest {
	method: string;
	/** Path and query, percent-encoded. */
	path: string;
	headers?: Record<string, string>;
	body?: Buffer;
}

export interface Backend {
	send(request: BackendRequest): Promise<IncomingMessage>;
	/** Empties the bucket, for tests. */
	reset(): Promise<void>;
	stop: () => void;
}

/**
 * s3rver answers a write before the bytes have left the process, and overwrites in place. This one lets a kill at
 * any moment leave either the old object or the new one.
 */
function makeWritesDurable(store: Store): void {
	store.putObject = async ({ bucket, key, content, metadata }) => {
		const path = store.getResourcePath(bucket, key, 'object');
		await mkdir(dirname(path), { recursive: true });
		const bytes = Buffer.isBuffer(content) ? content : await buffer(content);
		const md5 = createHash('md5').update(bytes).digest('hex');
		const draft = `${path}.${process.pid}.${Date.now()}.draft`;
		const file = await open(draft, 'w');
		try {
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
		await store.putMetadata(bucket, key, metadata, md5);
		await rename(draft, path);
		return { size: bytes.length, md5 };
	};
}

/**
 * s3rver verifies no signature, so nobody but the guard may speak to it: it gets no port. Requests reach it through
 * a pair of streams inside this process.
 */
export async function startS3rver(directory: string, bucket: string): Promise<Backend> {
	mkdirSync(directory, { recursive: true });
	const s3rver = new S3rver({
		directory,
		silent: true,
		vhostBuckets: false,
		configureBuckets: [{ name: bucket }],
	});
	makeWritesDurable(s3rver.store);
	await s3rver.configureBuckets();
	const server = createServer(s3rver.callback());

	return {
		send: ({ method, path, headers = {}, body }) =>
			new Promise((resolve, reject) => {
				const request = sendRequest({
					method,
					path,
					headers: { ...headers, host: 'localhost', 'content-length': String(body?.length ?? 0) },
					createConnection: () => {
						const [near, far] = duplexPair();
						server.emit('connection', far);
						return near;
					},
				});
				request.once('error', reject);
				request.once('response', resolve);
				request.end(body);
			}),
		async reset() {
			s3rver.store.reset();
			await s3rver.configureBuckets();
		},
		stop: () => server.closeAllConnections(),
	};
}
