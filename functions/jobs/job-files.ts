import type { ObjectStore } from '#platform/objects/object-store.ts';
import type { PackedText } from '#platform/spreadsheets/zip-writer.ts';

/** Bytes before a packed piece: its CRC and the size of its text. */
const packedHead = 8;

/** The files of one job, all under `documents/`, which the bucket empties after a week. */
export interface JobFiles {
	/** What steps hand to each other: too much for the record of the job. */
	writePart(name: string, value: unknown): Promise<void>;
	readPart<Value>(name: string): Promise<Value>;
	/** A piece of the file that the job makes. */
	writePacked(name: string, piece: PackedText): Promise<void>;
	readPacked(name: string): Promise<PackedText>;
	/** Key of the file that the job makes. */
	keyOf(name: string): string;
	writeResult(key: string, pieces: AsyncIterable<Uint8Array>, contentType: string): Promise<void>;
	/** A file that was sent to the upload area. */
	readUpload(uploadId: string): Promise<Uint8Array>;
}

export function jobFiles(objects: ObjectStore, jobId: string): JobFiles {
	const keyOf = (name: string) => `documents/jobs/${jobId}/${name}`;
	return {
		keyOf,
		async writePart(name, value) {
			await objects.write(keyOf(name), Buffer.from(JSON.stringify(value)), 'application/json');
		},
		async readPart<Value>(name: string) {
			return JSON.parse(Buffer.from(await objects.read(keyOf(name))).toString('utf8')) as Value;
		},
		async writePacked(name, { crc, size, bytes }) {
			const head = Buffer.alloc(packedHead);
			head.writeUInt32LE(crc, 0);
			head.writeUInt32LE(size, 4);
			await objects.write(keyOf(name), Buffer.concat([head, bytes]), 'application/octet-stream');
		},
		async readPacked(name) {
			const stored = Buffer.from(await objects.read(keyOf(name)));
			return {
				crc: stored.readUInt32LE(0),
				size: stored.readUInt32LE(4),
				bytes: stored.subarray(packedHead),
			};
		},
		writeResult: (key, pieces, contentType) => objects.writeStream(key, pieces, contentType),
		readUpload: (uploadId) => objects.read(`uploads/${uploadId}`),
	};
}
