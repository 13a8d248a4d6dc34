interface UploadGrant {
	url: string;
	fields: Record<string, string>;
}

/** The bucket: `uploads/` (not yet part of a record), `files/` (kept with a record), `documents/` (made, short-lived). */
export interface ObjectStore {
	/** A form that lets a browser put one object of exactly this type and at most this size. */
	grantUpload(key: string, limits: { contentType: string; maxBytes: number }): Promise<UploadGrant>;
	/** Size of an object in bytes, or undefined when there is none. */
	sizeOf(key: string): Promise<number | undefined>;
	read(key: string): Promise<Uint8Array>;
	write(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
	/** Writes an object of any length of which only a few megabytes are in memory at a time. */
	writeStream(key: string, pieces: AsyncIterable<Uint8Array>, contentType: string): Promise<void>;
	remove(key: string): Promise<void>;
	/** A short-lived address that downloads the object under `fileName`. */
	grantDownload(key: string, fileName: string, contentType: string): Promise<string>;
}

/**
 * The bucket of the configuration. The S3 client is half of a small Lambda's code and few requests touch a file, so it
 * is loaded with the first that does.
 */
export function objectStoreOf(config: { BUCKET_NAME: string; S3_FORCE_PATH_STYLE: boolean }): ObjectStore {
	let loading: Promise<ObjectStore> | undefined;
	function load(): Promise<ObjectStore> {
		loading ??= import('./s3-object-store.ts').then(({ s3ObjectStore }) => s3ObjectStore(config));
		return loading;
	}
	return {
		grantUpload: async (...call) => (await load()).grantUpload(...call),
		sizeOf: async (...call) => (await load()).sizeOf(...call),
		read: async (...call) => (await load()).read(...call),
		write: async (...call) => (await load()).write(...call),
		writeStream: async (...call) => (await load()).writeStream(...call),
		remove: async (...call) => (await load()).remove(...call),
		grantDownload: async (...call) => (await load()).grantDownload(...call),
	};
}
