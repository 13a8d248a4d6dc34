import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { objectStoreCors } from '#infra/object-store-cors.ts';
import { BodyTooLargeError, listen, readBody, type RunningServer } from './http-server.ts';
import { readPostForm } from './object-store/post-form.ts';
import { checkPolicy } from './object-store/post-policy.ts';
import { verifiedPayload } from './object-store/payload.ts';
import { accessDenied, escapeXml, S3Error } from './object-store/s3-error.ts';
import { type BackendRequest, startS3rver } from './object-store/s3rver-backend.ts';
import {
	type Credentials,
	type SignedRequest,
	verifyPostSignature,
	verifyPresignedUrl,
	verifySignedHeaders,
} from './object-store/signature.ts';

export interface ObjectStoreOptions {
	port: number;
	host?: string;
	directory: string;
	bucket: string;
	credentials: Credentials;
	/** The sites whose pages may upload and download. */
	allowedOrigins: readonly string[];
	log?: (line: string) => void;
	now?: () => number;
}

export interface ObjectStore extends RunningServer {
	/** Removes every object, for tests. */
	reset(): Promise<void>;
}

/** Far over the largest upload that the rules allow (50 MB); bodies are held in memory. */
const maximumBody = 64 * 1024 * 1024;

function parseRequest(request: IncomingMessage): SignedRequest {
	const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
	const query: Record<string, string | string[]> = {};
	for (const [name, value] of new URLSearchParams(search)) {
		const before = query[name];
		query[name] = before === undefined ? value : [before, value].flat();
	}
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]),
	);
	return { method: request.method ?? 'GET', path, query, headers };
}

/** s3rver makes file names of keys: a key must not climb out of its folder. */
function assertPlainKey(path: string): void {
	let decoded: string;
	try {
		decoded = decodeURIComponent(path);
	} catch {
		throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.");
	}
	if (decoded.includes('\0') || decoded.split('/').some((part) => part === '.' || part === '..')) {
		throw new S3Error(400, 'InvalidArgument', 'Keys with the parts . and .. are not kept here.');
	}
}

/** The SDK encodes the slashes of a copy source as well, which s3rver does not undo. */
function plainCopySource(copySource: string): string {
	assertPlainKey(copySource);
	return encodeURI(decodeURIComponent(copySource));
}

/** What s3rver needs of the headers; the signature has done its work and does not match the forwarded request. */
function forwardedHeaders(headers: Record<string, string>): Record<string, string> {
	const kept = Object.entries(headers).filter(
		([name]) =>
			/^(content-type|content-disposition|content-language|cache-control|expires|range|if-.*)$/.test(name) ||
			/^x-amz-(meta-.*|metadata-directive|storage-class|tagging.*)$/.test(name),
	);
	const copySource = headers['x-amz-copy-source'];
	return {
		...Object.fromEntries(kept),
		...(copySource === undefined ? {} : { 'x-amz-copy-source': plainCopySource(copySource) }),
		// s3rver honours response-content-disposition and the like only for a caller with a name.
		authorization: `AWS4-HMAC-SHA256 Credential=S3RVER/local, SignedHeaders=host, Signature=checked-by-the-guard`,
		'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
		'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
	};
}

function forwardedQuery(query: Record<string, string | string[]>): string {
	const parameters = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		if (/^x-amz-/i.test(name) || name === 'x-id') continue;
		for (const one of [value].flat()) parameters.append(name, one);
	}
	return parameters.size > 0 ? `?${parameters.toString()}` : '';
}

/**
 * S3 on one machine: s3rver keeps the objects, and this guard before it lets nothing through that real S3 would
 * refuse: anonymous, wrongly signed or expired requests, and forms that break their POST policy.
 */
export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
	const { bucket, credentials, log = () => {}, now = Date.now } = options;
	const backend = await startS3rver(options.directory, bucket);

	async function forward(request: BackendRequest, response: ServerResponse): Promise<void> {
		const answer = await backend.send(request);
		for (const [name, value] of Object.entries(answer.headers)) {
			if (value !== undefined && !/^(connection|keep-alive|access-control-.*|vary)$/.test(name)) {
				response.setHeader(name, value);
			}
		}
		response.setHeader('x-content-type-options', 'nosniff');
		response.statusCode = answer.statusCode ?? 500;
		await pipeline(answer, response);
	}

	async function postObject(request: SignedRequest, body: Buffer, response: ServerResponse): Promise<void> {
		const { fields, file } = await readPostForm(request.headers['content-type'] ?? '', body);
		const policy = fields.get('policy');
		if (policy === undefined) throw accessDenied();
		await verifyPostSignature(fields, credentials);
		checkPolicy(policy, { bucket, fields, fileSize: file.length }, now());
		const key = fields.get('key') ?? '';
		if (key.includes('${filename}')) {
			throw new S3Error(
				400,
				'InvalidArgument',
				"The key is the server's to choose, not the name of the file.",
			);
		}
		const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
		assertPlainKey(path);
		const stored = await backend.send({
			method: 'PUT',
			path,
			headers: forwardedHeaders(Object.fromEntries(fields)),
			body: file,
		});
		stored.resume();
		if (stored.statusCode !== 200)
			throw new S3Error(500, 'InternalError', `s3rver answered ${stored.statusCode}`);
		const status = ['200', '201'].find((code) => code === fields.get('success_action_status')) ?? '204';
		response.setHeader('etag', String(stored.headers.etag));
		response.statusCode = Number(status);
		response.end(
			status === '201'
				? `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse><Bucket>${bucket}</Bucket><Key>${escapeXml(key)}</Key></PostResponse>`
				: undefined,
		);
	}

	async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const request = parseRequest(incoming);
		const { method, path, query, headers } = request;
		assertPlainKey(path);
		const [, bucketInPath] = path.split('/');
		const presigned = 'X-Amz-Signature' in query;
		const posted =
			method === 'POST' && !presigned && /^multipart\/form-data/i.test(headers['content-type'] ?? '');
		const browserRequest = posted || (presigned && ['GET', 'HEAD'].includes(method));

		if (method === 'OPTIONS') {
			preflight(headers, response);
			return;
		}
		if (browserRequest) allowOrigin(headers.origin, response);
		if (bucketInPath !== bucket) {
			// Also for a bucket that exists nowhere: who is not signed in learns nothing.
			if (!presigned && !headers.authorization) throw accessDenied();
			throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist');
		}
		if (posted) return postObject(request, await readBody(incoming, maximumBody), response);
		if (presigned) {
			if (!browserRequest) throw accessDenied('Only downloads may be presigned; uploads use a POST policy.');
			await verifyPresignedUrl(request, credentials, now());
			return forward(
				{ method, path: path + forwardedQuery(query), headers: forwardedHeaders(headers) },
				response,
			);
		}
		if (!headers.authorization) throw accessDenied();
		const payloadHash = await verifySignedHeaders(request, credentials, now());
		const body = verifiedPayload(
			await readBody(incoming, maximumBody),
			payloadHash,
			headers['x-amz-decoded-content-length'],
		);
		return forward(
			{ method, path: path + forwardedQuery(query), headers: forwardedHeaders(headers), body },
			response,
		);
	}

	function allowOrigin(origin: string | undefined, response: ServerResponse): boolean {
		response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
		if (!origin || !options.allowedOrigins.includes(origin)) return false;
		response.setHeader('access-control-allow-origin', origin);
		response.setHeader('access-control-expose-headers', objectStoreCors.exposedHeaders.join(', '));
		return true;
	}

	function preflight(headers: Record<string, string>, response: ServerResponse): void {
		const methods: readonly string[] = objectStoreCors.allowedMethods;
		const allowedHeaders: readonly string[] = objectStoreCors.allowedHeaders;
		const wantedHeaders = (headers['access-control-request-headers'] ?? '')
			.split(',')
			.map((name) => name.trim());
		const allowed =
			methods.includes(headers['access-control-request-method'] ?? '') &&
			wantedHeaders.every((name) => name === '' || allowedHeaders.includes(name.toLowerCase()));
		if (!allowed || !allowOrigin(headers.origin, response)) {
			throw new S3Error(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
		}
		response
			.writeHead(200, {
				'access-control-allow-methods': methods.join(', '),
				'access-control-allow-headers': allowedHeaders.join(', '),
				'access-control-max-age': String(objectStoreCors.maxAgeSeconds),
			})
			.end();
	}

	function refuse(error: unknown, response: ServerResponse): void {
		let answer = error;
		if (error instanceof BodyTooLargeError) {
			answer = new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
			response.setHeader('connection', 'close');
		}
		if (!(answer instanceof S3Error)) {
			log(`object store: ${String(error)}`);
			answer = new S3Error(500, 'InternalError', 'We encountered an internal error. Please try again.');
		}
		if (response.headersSent) {
			response.destroy();
			return;
		}
		const refusal = answer as S3Error;
		response
			.writeHead(refusal.status, { 'content-type': 'application/xml' })
			.end(refusal.toXml(randomUUID()));
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => refuse(error, response));
	});
	const running = await listen(server, options.port, options.host);
	return {
		port: running.port,
		reset: () => backend.reset(),
		async stop() {
			await running.stop();
			backend.stop();
		},
	};
}
