import { brotliDecompressSync } from 'node:zlib';
import { ideographBlocks } from './stroke-collation.ts';
import { packedOrder } from './stroke-order.generated.ts';

const firstIdeograph = ideographBlocks[0][0];
/** Behind all ideographs that have a rank. */
const others = 0xfffff;
const digits = 5;

let ranks: Map<number, number> | undefined;

function rankOf(point: number): number {
	ranks ??= unpacked();
	if (point < firstIdeograph) return point;
	const rank = ranks.get(point);
	return rank === undefined ? others : firstIdeograph + rank;
}

function unpacked(): Map<number, number> {
	const bytes = brotliDecompressSync(Buffer.from(packedOrder, 'base64'));
	const points = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
	return new Map(Array.from(points, (point, rank) => [point, rank]));
}

/**
 * The sort key of a name: lists stand by strokes, as everybody here expects, and not by code point. Latin letters come
 * first, upper and lower case together; a character without a rank last, by its code point. Each character takes a fixed
 * number of digits, so that a name that begins another one stands before it.
 *
 * @example strokeOrder('丁一') < strokeOrder('王一')
 */
export function strokeOrder(name: string): string {
	return Array.from(name.normalize('NFC').toLowerCase(), (character) => {
		const point = character.codePointAt(0) ?? 0;
		const rank = rankOf(point);
		const key = rank.toString(16).padStart(digits, '0');
		return rank === others ? key + point.toString(16).padStart(6, '0') : key;
	}).join('');
}
