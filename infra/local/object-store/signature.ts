import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createScope, getCanonicalHeaders, getSigningKey, SignatureV4Base } from '@smithy/signature-v4';
import { accessDenied, S3Error, signatureMismatch } from './s3-error.ts';

export interface Credentials {
	accessKeyId: string;
	secretAccessKey: string;
}

/** A request as it came in, its path still percent-encoded: that is what was signed. */
export interface SignedRequest {
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string>;
}

class NodeSha256 {
	readonly #hash;
	constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
		this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', toBytes(secret));
	}
	update(data: string | ArrayBuffer | ArrayBufferView): void {
		this.#hash.update(toBytes(data));
	}
	digest(): Promise<Uint8Array> {
		return Promise.resolve(new Uint8Array(this.#hash.digest()));
	}
	reset(): void {
		throw new Error('Not used by the signer.');
	}
}

function toBytes(data: string | ArrayBuffer | ArrayBufferView): Buffer {
	if (typeof data === 'string') return Buffer.from(data);
	if (data instanceof ArrayBuffer) return Buffer.from(data);
	return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

/** The SDK signs by these steps; verifying is to take them again and to compare. */
class Verifier extends SignatureV4Base {
	readonly #credentials: Credentials;

	constructor(credentials: Credentials) {
		super({ service: 's3', region: '*', credentials, sha256: NodeSha256, uriEscapePath: false });
		this.#credentials = credentials;
	}

	async signatureOf(
		request: SignedRequest,
		signedHeaders: readonly string[],
		payloadHash: string,
		scope: Scope,
		longDate: string,
	) {
		const headers = Object.fromEntries(
			signedHeaders.map((name) => {
				const value = request.headers[name];
				if (value === undefined) throw signatureMismatch();
				return [name, value];
			}),
		);
		const canonicalHeaders = getCanonicalHeaders(
			{ ...request, protocol: 'http:', hostname: 'localhost', headers },
			undefined,
			new Set(signedHeaders),
		);
		const canonicalRequest = this.createCanonicalRequest(
			{ ...request, protocol: 'http:', hostname: 'localhost' },
			canonicalHeaders,
			payloadHash,
		);
		const stringToSign = await this.createStringToSign(
			longDate,
			createScope(scope.date, scope.region, 's3'),
			canonicalRequest,
			algorithm,
		);
		return this.signString(stringToSign, scope);
	}

	async signString(text: string, scope: Scope): Promise<string> {
		const key = await getSigningKey(NodeSha256, this.#credentials, scope.date, scope.region, 's3');
		return createHmac('sha256', key).update(text).digest('hex');
	}
}

interface Scope {
	date: string;
	region: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const clockSkewMs = 15 * 60 * 1000;
const longestExpiry = 7 * 24 * 3600;

function parseScope(credential: string | undefined, credentials: Credentials, longDate: string): Scope {
	const [accessKeyId, date, region, service, terminator, ...rest] = (credential ?? '').split('/');
	if (accessKeyId !== credentials.accessKeyId) {
		throw new S3Error(
			403,
			'InvalidAccessKeyId',
			'The AWS Access Key Id you provided does not exist in our records.',
		);
	}
	if (!date || !region || service !== 's3' || terminator !== 'aws4_request' || rest.length > 0) {
		throw signatureMismatch();
	}
	if (!longDate.startsWith(date)) throw signatureMismatch();
	return { date, region };
}

/** `20261121T010203Z` → milliseconds. */
function parseLongDate(text: string): number {
	const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
	if (!match) throw accessDenied('AWS authentication requires a valid Date or x-amz-date header');
	const [, year, month, day, hour, minute, second] = match.map(Number);
	return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
}

function assertSame(expected: string, given: string | undefined): void {
	const left = Buffer.from(expected);
	const right = Buffer.from(given ?? '');
	if (left.length !== right.length || !timingSafeEqual(left, right)) throw signatureMismatch();
}

const single = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

/** Every header that changes what S3 does has to be among the signed ones. */
function assertHeadersCovered(request: SignedRequest, signedHeaders: readonly string[]): void {
	const covered = new Set(signedHeaders);
	const uncovered = Object.keys(request.headers).filter(
		(name) => name.startsWith('x-amz-') && !covered.has(name),
	);
	if (!covered.has('host') || uncovered.length > 0) {
		throw accessDenied(
			`There were headers present in the request which were not signed: ${uncovered.join(', ')}`,
		);
	}
}

/** Checks the signature in the address of a presigned URL, and that it has not expired. */
export async function verifyPresignedUrl(
	request: SignedRequest,
	credentials: Credentials,
	now: number,
): Promise<void> {
	const parameter = (name: string) => single(request.query[name]);
	const longDate = parameter('X-Amz-Date') ?? '';
	const expires = Number(parameter('X-Amz-Expires'));
	if (parameter('X-Amz-Algorithm') !== algorithm || !(expires >= 0) || expires > longestExpiry) {
		throw new S3Error(
			400,
			'AuthorizationQueryParametersError',
			'Query-string authentication version 4 is malformed.',
		);
	}
	const scope = parseScope(parameter('X-Amz-Credential'), credentials, longDate);
	const signedAt = parseLongDate(longDate);
	if (now > signedAt + expires * 1000) throw accessDenied('Request has expired');
	if (signedAt > now + clockSkewMs) throw accessDenied('Request is not yet valid');
	const signedHeaders = (parameter('X-Amz-SignedHeaders') ?? '').split(';');
	assertHeadersCovered(request, signedHeaders);
	const signature = await new Verifier(credentials).signatureOf(
		request,
		signedHeaders,
		'UNSIGNED-PAYLOAD',
		scope,
		longDate,
	);
	assertSame(signature, parameter('X-Amz-Signature'));
}

/** Checks the `Authorization` header that the SDK sends; returns the payload hash that was signed. */
export async function verifySignedHeaders(
	request: SignedRequest,
	credentials: Credentials,
	now: number,
): Promise<string> {
	const match =
		/^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
			request.headers.authorization ?? '',
		);
	if (!match)
		throw new S3Error(400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed.');
	const [, credential, headerList = '', signature] = match;
	const longDate = request.headers['x-amz-date'] ?? '';
	const scope = parseScope(credential, credentials, longDate);
	if (Math.abs(parseLongDate(longDate) - now) > clockSkewMs) {
		throw new S3Error(
			403,
			'RequestTimeTooSkewed',
			'The difference between the request time and the current time is too large.',
		);
	}
	const signedHeaders = headerList.split(';');
	assertHeadersCovered(request, signedHeaders);
	const payloadHash = request.headers['x-amz-content-sha256'] ?? '';
	const expected = await new Verifier(credentials).signatureOf(
		request,
		signedHeaders,
		payloadHash,
		scope,
		longDate,
	);
	assertSame(expected, signature);
	return payloadHash;
}

/** Checks the signature of a POST policy; the policy itself is held against the form by `checkPolicy`. */
export async function verifyPostSignature(
	fields: ReadonlyMap<string, string>,
	credentials: Credentials,
): Promise<void> {
	const longDate = fields.get('x-amz-date') ?? '';
	if (fields.get('x-amz-algorithm') !== algorithm) throw accessDenied();
	const scope = parseScope(fields.get('x-amz-credential'), credentials, longDate);
	const expected = await new Verifier(credentials).signString(fields.get('policy') ?? '', scope);
	assertSame(expected, fields.get('x-amz-signature'));
}
