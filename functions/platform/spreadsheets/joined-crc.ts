/** The polynomial of CRC-32, and 1 and x⁸ among its remainders; the highest power is the lowest bit. */
const polynomial = 0xedb88320;
const one = 0x80000000;
const byte = 0x00800000;

/**
 * The CRC-32 of two texts behind one another from that of each, without reading either again. Appending is multiplying
 * by x⁸ for each byte, as `crc32_combine` of zlib does.
 */
export function joinedCrc(first: number, second: number, secondBytes: number): number {
	return (product(power(secondBytes), first) ^ second) >>> 0;
}

function product(left: number, right: number): number {
	let sum = 0;
	let factor = right;
	for (let bit = one; bit !== 0; bit >>>= 1) {
		if (left & bit) sum ^= factor;
		factor = factor & 1 ? (factor >>> 1) ^ polynomial : factor >>> 1;
	}
	return sum >>> 0;
}

function power(bytes: number): number {
	let result = one;
	let square = byte;
	// Halved, not shifted: a file may have more bytes than 32 bits count.
	for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
		if (left % 2 === 1) result = product(square, result);
		square = product(square, square);
	}
	return result;
}
