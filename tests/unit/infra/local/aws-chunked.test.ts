import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAwsChunked } from '#infra/local/object-store/payload.ts';

const encode = (chunks: Uint8Array[]) =>
	Buffer.concat([
		...chunks.flatMap((chunk) => [
			Buffer.from(`${chunk.length.toString(16)}\r\n`),
			chunk,
			Buffer.from('\r\n'),
		]),
		Buffer.from('0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'),
	]);

describe('decodeAwsChunked', () => {
	it('gives back any content', () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ minLength: 1 })), (chunks) => {
				expect(decodeAwsChunked(encode(chunks))).toEqual(Buffer.concat(chunks));
			}),
		);
	});

	it('refuses a body that was cut off', () => {
		const body = encode([Buffer.from('hello')]);
		for (const length of [0, 2, 5, 9])
			expect(() => decodeAwsChunked(body.subarray(0, length))).toThrow('malformed');
	});
});
