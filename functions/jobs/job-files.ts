import type { ObjectStore } from '#platform/objects/object-store.ts';

/** The files of one job, all under `documents/`, which the bucket empties after a week. */
export interface JobFiles {
	/** What steps hand to each other: too much for the record of the job. */
	writePart(name: string, value: unknown): Promise<void>;
	readPart<Value>(name: string): Promise<Value>;
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
		writeResult: (key, pieces, contentType) => objects.writeStream(key, pieces, contentType),
		readUpload: (uploadId) => objects.read(`uploads/${uploadId}`),
	};
}
