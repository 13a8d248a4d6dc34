import type { ObjectStore } from '#platform/objects/object-store.ts';

/** A bucket in memory, for tests of use cases that keep files. */
export interface MemoryObjectStore extends ObjectStore {
	objects: Map<string, Uint8Array>;
}

export function memoryObjectStore(): MemoryObjectStore {
	const objects = new Map<string, Uint8Array>();
	const bytesOf = (key: string): Uint8Array => {
		const bytes = objects.get(key);
		if (!bytes) throw new Error(`no object ${key}`);
		return bytes;
	};
	return {
		objects,
		grantUpload: async (key) => ({ url: 'https://objects.test/', fields: { key } }),
		sizeOf: async (key) => objects.get(key)?.length,
		read: async (key) => bytesOf(key),
		write: async (key, bytes) => void objects.set(key, bytes),
		async writeStream(key, pieces) {
			const gathered: Uint8Array[] = [];
			for await (const piece of pieces) gathered.push(piece);
			objects.set(key, Buffer.concat(gathered));
		},
		remove: async (key) => void objects.delete(key),
		grantDownload: async (key) => `https://objects.test/${key}`,
	};
}

/** The smallest PNG: enough for a check of the bytes. */
export const tinyPng = Uint8Array.from(
	Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64',
	),
);
