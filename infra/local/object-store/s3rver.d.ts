/** s3rver ships no types; these are the parts that `s3rver-backend.ts` uses. */
declare module 's3rver' {
	import type { IncomingMessage, ServerResponse } from 'node:http';

	export interface StoredObject {
		bucket: string;
		key: string;
		content: Buffer | NodeJS.ReadableStream;
		metadata: Record<string, string>;
	}

	export interface Store {
		getResourcePath(bucket: string, key: string, resource: string): string;
		putMetadata(bucket: string, key: string, metadata: Record<string, string>, md5: string): Promise<void>;
		putObject(object: StoredObject): Promise<{ size: number; md5: string }>;
		reset(): void;
	}

	export default class S3rver {
		constructor(options: {
			directory: string;
			silent?: boolean;
			vhostBuckets?: boolean;
			allowMismatchedSignatures?: boolean;
			configureBuckets?: { name: string }[];
		});
		readonly store: Store;
		configureBuckets(): Promise<void>;
		callback(): (request: IncomingMessage, response: ServerResponse) => void;
	}
}
