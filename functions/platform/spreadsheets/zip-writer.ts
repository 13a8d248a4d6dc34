import { constants, crc32, deflateRawSync } from 'node:zlib';
import { joinedCrc } from './joined-crc.ts';

/** A piece of an entry, compressed by itself: it ends on a whole byte, and any other piece may stand behind it. */
export interface PackedText {
	readonly bytes: Uint8Array;
	/** Of the text as it was. */
	readonly crc: number;
	/** Bytes of the text as it was. */
	readonly size: number;
}

export interface ZipEntry {
	readonly name: string;
	/** A stream of any length, of which little is in memory at a time; parts of it may be packed already. */
	readonly content: string | AsyncIterable<string | PackedText>;
	/** Not compressed: what a format wants to be readable in place. */
	readonly stored?: true;
}

interface Written {
	name: Buffer;
	flags: number;
	method: number;
	crc: number;
	compressed: number;
	size: number;
	offset: number;
}

const utf8Names = 0x0800;
const sizesFollow = 0x0008;
/** 1 January 1980: the same rows give the same bytes whenever they are written. */
const dosDate = 0x0021;
/** Strings are gathered to pieces of this size before they are compressed. */
const pieceLength = 262_144;
/** An empty last block: the pieces before it only say where they end. */
const endOfPieces = deflateRawSync('');

/** Writes a ZIP file piece by piece, with entries of unknown length; at most 4 GB, as no entry is a ZIP64 one. */
export async function* zipFile(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
	const directory: Written[] = [];
	let offset = 0;
	for (const entry of entries) {
		for await (const piece of writeEntry(entry, offset, directory)) {
			offset += piece.length;
			yield piece;
		}
	}
	const central = Buffer.concat(directory.map(centralHeader));
	yield central;
	yield endRecord(directory.length, central.length, offset);
}

async function* writeEntry(
	{ name, content, stored }: ZipEntry,
	offset: number,
	directory: Written[],
): AsyncGenerator<Buffer> {
	const entry = { name: Buffer.from(name), flags: utf8Names, method: stored ? 0 : 8, offset };
	if (typeof content === 'string') {
		const bytes = Buffer.from(content);
		const packed = stored ? bytes : deflateRawSync(bytes);
		const written = { ...entry, crc: crc32(bytes), compressed: packed.length, size: bytes.length };
		directory.push(written);
		yield localHeader(written);
		yield packed;
		return;
	}
	const written: Written = { ...entry, flags: utf8Names | sizesFollow, crc: 0, compressed: 0, size: 0 };
	directory.push(written);
	yield localHeader(written);
	for await (const { bytes, crc, size } of packed(content)) {
		written.crc = joinedCrc(written.crc, crc, size);
		written.size += size;
		written.compressed += bytes.length;
		yield Buffer.from(bytes);
	}
	written.compressed += endOfPieces.length;
	yield endOfPieces;
	yield descriptor(written);
}

/** Compresses a piece of an entry, now or long before the file is written. */
export function packText(text: string): PackedText {
	const plain = Buffer.from(text);
	const bytes = deflateRawSync(plain, { finishFlush: constants.Z_FULL_FLUSH });
	return { bytes, crc: crc32(plain), size: plain.length };
}

async function* packed(content: AsyncIterable<string | PackedText>): AsyncGenerator<PackedText> {
	let waiting = '';
	for await (const piece of content) {
		if (typeof piece === 'string') waiting += piece;
		if (waiting !== '' && (typeof piece !== 'string' || waiting.length >= pieceLength)) {
			yield packText(waiting);
			waiting = '';
		}
		if (typeof piece !== 'string') yield piece;
	}
	if (waiting !== '') yield packText(waiting);
}

function localHeader({ name, flags, method, crc, compressed, size }: Written): Buffer {
	const header = Buffer.alloc(30);
	header.writeUInt32LE(0x04034b50, 0);
	header.writeUInt16LE(20, 4);
	header.writeUInt16LE(flags, 6);
	header.writeUInt16LE(method, 8);
	header.writeUInt16LE(dosDate, 12);
	header.writeUInt32LE(crc, 14);
	header.writeUInt32LE(compressed, 18);
	header.writeUInt32LE(size, 22);
	header.writeUInt16LE(name.length, 26);
	return Buffer.concat([header, name]);
}

function descriptor({ crc, compressed, size }: Written): Buffer {
	const record = Buffer.alloc(16);
	record.writeUInt32LE(0x08074b50, 0);
	record.writeUInt32LE(crc, 4);
	record.writeUInt32LE(compressed, 8);
	record.writeUInt32LE(size, 12);
	return record;
}

function centralHeader({ name, flags, method, crc, compressed, size, offset }: Written): Buffer {
	const header = Buffer.alloc(46);
	header.writeUInt32LE(0x02014b50, 0);
	header.writeUInt16LE(20, 4);
	header.writeUInt16LE(20, 6);
	header.writeUInt16LE(flags, 8);
	header.writeUInt16LE(method, 10);
	header.writeUInt16LE(dosDate, 14);
	header.writeUInt32LE(crc, 16);
	header.writeUInt32LE(compressed, 20);
	header.writeUInt32LE(size, 24);
	header.writeUInt16LE(name.length, 28);
	header.writeUInt32LE(offset, 42);
	return Buffer.concat([header, name]);
}

function endRecord(entries: number, length: number, offset: number): Buffer {
	const record = Buffer.alloc(22);
	record.writeUInt32LE(0x06054b50, 0);
	record.writeUInt16LE(entries, 8);
	record.writeUInt16LE(entries, 10);
	record.writeUInt32LE(length, 12);
	record.writeUInt32LE(offset, 16);
	return record;
}
