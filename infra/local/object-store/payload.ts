import { createHash } from 'node:crypto';
import { S3Error } from './s3-error.ts';

const malformed = () => new S3Error(400, 'InvalidRequest', 'The aws-chunked body is malformed.');

/**
 * Takes the `aws-chunked` framing off a body, which the SDK puts on streams to send a checksum behind them:
 * `<hex size>[;extensions]\r\n<bytes>\r\n … 0\r\n<trailers>`.
 */
export function decodeAwsChunked(body: Buffer): Buffer {
	const chunks: Buffer[] = [];
	let position = 0;
	for (;;) {
		const lineEnd = body.indexOf('\r\n', position);
		if (lineEnd < 0) throw malformed();
		const size = Number.parseInt(body.subarray(position, lineEnd).toString('latin1'), 16);
		if (!(size >= 0)) throw malformed();
		if (size === 0) return Buffer.concat(chunks);
		const start = lineEnd + 2;
		if (body.toString('latin1', start + size, start + size + 2) !== '\r\n') throw malformed();
		chunks.push(body.subarray(start, start + size));
		position = start + size + 2;
	}
}

/** The content of an SDK request after its payload hash, part of what was signed, has been held against it. */
export function verifiedPayload(
	body: Buffer,
	payloadHash: string,
	decodedLength: string | undefined,
): Buffer {
	if (payloadHash === 'UNSIGNED-PAYLOAD') return body;
	if (payloadHash === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
		const content = decodeAwsChunked(body);
		if (content.length !== Number(decodedLength)) throw malformed();
		return content;
	}
	if (createHash('sha256').update(body).digest('hex') !== payloadHash) {
		throw new S3Error(
			400,
			'XAmzContentSHA256Mismatch',
			"The provided 'x-amz-content-sha256' header does not match what was computed.",
		);
	}
	return body;
}
