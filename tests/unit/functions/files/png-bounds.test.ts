import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { isOversizedPng } from '#functions/files/png-bounds.ts';
import { samplePng } from '#tests/support/sample-files.ts';

/** The head of a picture of this size, and pixels that unfold to so many bytes. */
function picture(width: number, height: number, unpacked: number): Uint8Array {
	const head = Buffer.from(samplePng().subarray(0, 33));
	head.writeUInt32BE(width, 16);
	head.writeUInt32BE(height, 20);
	const packed = deflateSync(Buffer.alloc(unpacked));
	const chunk = Buffer.alloc(8);
	chunk.writeUInt32BE(packed.length, 0);
	chunk.write('IDAT', 4, 'latin1');
	return Buffer.concat([head, chunk, packed, Buffer.alloc(4)]);
}

it('takes a picture of a camera', async () => {
	expect(await isOversizedPng(samplePng())).toBe(false);
	expect(await isOversizedPng(picture(4000, 1000, 12_003_000))).toBe(false);
});

it('refuses one that says that it is too large', async () => {
	expect(await isOversizedPng(picture(60_000, 60_000, 100))).toBe(true);
});

it('refuses one that says that it is small, and unfolds to gigabytes', async () => {
	const bomb = picture(30, 40, 130_000_000);
	expect(bomb.length).toBeLessThan(200_000);
	expect(await isOversizedPng(bomb)).toBe(true);
});

it('leaves a broken one to whoever draws it', async () => {
	const broken = Buffer.from(samplePng());
	broken.fill(0xff, 41, 60);
	expect(await isOversizedPng(broken)).toBe(false);
});
