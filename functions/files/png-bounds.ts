import { pipeline, Readable } from 'node:stream';
import { createInflate } from 'node:zlib';

/** As many as a PDF can take in (`drawPicture`); a camera makes some twelve million. */
const mostPixels = 30_000_000;
/** Four bytes a pixel, and one a row. */
const mostUnpacked = mostPixels * 4 + 1_000_000;

/** True for a PNG that unfolds to more than a document can hold, whatever size it says that it has. */
export async function isOversizedPng(bytes: Uint8Array): Promise<boolean> {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (file.length < 24 || file.readUInt32BE(16) * file.readUInt32BE(20) > mostPixels)
		return file.length >= 24;
	const inflate = createInflate();
	// A broken picture is for whoever draws it; here only what it unfolds to counts.
	pipeline(Readable.from(pixelData(file)), inflate, () => {});
	let unpacked = 0;
	try {
		for await (const piece of inflate as AsyncIterable<Buffer>) {
			unpacked += piece.length;
			if (unpacked > mostUnpacked) return true;
		}
	} catch {
		return false;
	}
	return false;
}

function* pixelData(file: Buffer): Generator<Buffer> {
	for (let at = 8; at + 8 <= file.length;) {
		const length = file.readUInt32BE(at);
		if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
			for (let from = at + 8; from < at + 8 + length && from < file.length; from += 16_384)
				yield file.subarray(from, Math.min(from + 16_384, at + 8 + length));
		}
		at += 12 + length;
	}
}
