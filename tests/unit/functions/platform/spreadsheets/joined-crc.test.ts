import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { joinedCrc } from '#platform/spreadsheets/joined-crc.ts';

describe('the CRC of two texts behind one another', () => {
	it('is that of the whole', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 5000 }), fc.uint8Array({ maxLength: 5000 }), (first, second) => {
				const whole = crc32(Buffer.concat([first, second]));
				expect(joinedCrc(crc32(first), crc32(second), second.length)).toBe(whole);
			}),
		);
	});

	it('stays that of the first when nothing follows', () => {
		expect(joinedCrc(crc32('志工'), 0, 0)).toBe(crc32('志工'));
	});
});
