import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { DomainError } from '../errors.ts';

interface Entry {
	method: number;
	compressed: number;
	offset: number;
}

export interface ZipFile {
	has(name: string): boolean;
	/** The bytes of an entry, unpacked while they are read; no more than `most`, or than a sheet may need. */
	read(name: string, most?: number): AsyncIterable<Uint8Array>;
	/** Of a few words. */
	readText(name: string): Promise<string>;
}

const endLength = 22;
const longestComment = 65_535;
const mostEntries = 1000;
/** All that is unpacked of one file. A sheet of 10,000 rows of 40 columns is some 40 MB; a ZIP bomb is any size. */
const mostUnpacked = 200 * 1024 * 1024;
const longestText = 1024;

export function unreadable(
	detail = '無法讀取這個檔案，請確認是 ODS 或 XLSX 試算表，且未設密碼',
): DomainError {
	return new DomainError('spreadsheet.unreadable', { detail });
}

/** A refusal that names what is too much. */
export function tooLarge(detail: string): DomainError {
	return new DomainError('spreadsheet.too-large', { detail });
}

/** Opens a ZIP file that is in memory; nothing is unpacked before it is read, and no more than a sheet may need. */
export function openZip(bytes: Uint8Array, maxUnpacked = mostUnpacked): ZipFile {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries = readDirectory(file);
	let unpacked = 0;

	async function* read(name: string, most = maxUnpacked): AsyncGenerator<Buffer> {
		const entry = entries.get(name);
		if (!entry) throw unreadable();
		let ofEntry = 0;
		for await (const piece of unpack(file, entry)) {
			unpacked += piece.length;
			ofEntry += piece.length;
			if (unpacked > maxUnpacked || ofEntry > most)
				throw tooLarge('檔案解開後過大，請減少資料列或移除圖片後再試');
			yield piece;
		}
	}

	return {
		has: (name) => entries.has(name),
		read,
		async readText(name) {
			const pieces: Buffer[] = [];
			for await (const piece of read(name, longestText)) pieces.push(piece);
			return Buffer.concat(pieces).toString('utf8');
		},
	};
}

function readDirectory(file: Buffer): Map<string, Entry> {
	const end = endOf(file);
	const count = file.readUInt16LE(end + 10);
	if (count > mostEntries) throw tooLarge(`檔案內的項目超過 ${mostEntries} 個，請移除圖片後再試`);
	const entries = new Map<string, Entry>();
	try {
		let at = file.readUInt32LE(end + 16);
		for (let number = 0; number < count; number += 1) {
			if (file.readUInt32LE(at) !== 0x02014b50) throw unreadable();
			const [name, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
				number,
				number,
				number,
			];
			entries.set(file.toString('utf8', at + 46, at + 46 + name), {
				method: file.readUInt16LE(at + 10),
				compressed: file.readUInt32LE(at + 20),
				offset: file.readUInt32LE(at + 42),
			});
			at += 46 + name + extra + comment;
		}
	} catch (error) {
		throw error instanceof RangeError ? unreadable() : error;
	}
	return entries;
}

/** The end record is the last thing in the file, before a comment of any length. */
function endOf(file: Buffer): number {
	const last = file.length - endLength;
	for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
		if (file.readUInt32LE(at) === 0x06054b50) return at;
	}
	throw unreadable();
}

async function* unpack(file: Buffer, { method, compressed, offset }: Entry): AsyncGenerator<Buffer> {
	if (offset + 30 > file.length || file.readUInt32LE(offset) !== 0x04034b50) throw unreadable();
	const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
	const packed = file.subarray(start, start + compressed);
	if (method === 0) yield packed;
	else if (method === 8) yield* inflated(packed);
	else throw unreadable();
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
	const inflate = createInflateRaw();
	// The loop below hears of a failure.
	pipeline(Readable.from(slices(packed)), inflate, () => {});
	try {
		yield* inflate as AsyncIterable<Buffer>;
	} catch {
		throw unreadable();
	}
}

/** Small pieces: what is unpacked waits for whoever reads it, not in memory. */
function* slices(packed: Buffer): Generator<Buffer> {
	for (let at = 0; at < packed.length; at += 16_384) yield packed.subarray(at, at + 16_384);
}
