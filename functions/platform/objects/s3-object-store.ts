import {
	CompleteMultipartUploadCommand,
	CreateMultipartUploadCommand,
	DeleteObjectCommand,
	GetObjectCommand,
	HeadObjectCommand,
	NotFound,
	PutObjectCommand,
	S3Client,
	UploadPartCommand,
	type CompletedPart,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ObjectStore } from './object-store.ts';

/** Seconds that a signed download address works. */
const downloadSeconds = 120;
/** Seconds in which a granted upload must be begun. */
const uploadSeconds = 600;

/** S3 takes no part below 5 MB, but for the last. */
const partBytes = 8 * 1024 * 1024;

/** The bucket through the S3 client. */
export function s3ObjectStore(
	config: { BUCKET_NAME: string; S3_FORCE_PATH_STYLE: boolean },
	client = new S3Client({ forcePathStyle: config.S3_FORCE_PATH_STYLE }),
): ObjectStore {
	const Bucket = config.BUCKET_NAME;

	return {
		async grantUpload(key, { contentType, maxBytes }) {
			return createPresignedPost(client, {
				Bucket,
				Key: key,
				Fields: { 'Content-Type': contentType },
				Conditions: [
					['content-length-range', 1, maxBytes],
					['eq', '$Content-Type', contentType],
				],
				Expires: uploadSeconds,
			});
		},
		async sizeOf(key) {
			try {
				return (await client.send(new HeadObjectCommand({ Bucket, Key: key }))).ContentLength;
			} catch (error) {
				if (error instanceof NotFound) return undefined;
				throw error;
			}
		},
		async read(key) {
			const answer = await client.send(new GetObjectCommand({ Bucket, Key: key }));
			return (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
		},
		async write(key, bytes, contentType) {
			await client.send(new PutObjectCommand({ Bucket, Key: key, Body: bytes, ContentType: contentType }));
		},
		async writeStream(key, pieces, ContentType) {
			const parts = inParts(pieces);
			const first = await parts.next();
			const second = await parts.next();
			if (second.done) {
				await client.send(new PutObjectCommand({ Bucket, Key: key, Body: first.value ?? '', ContentType }));
				return;
			}
			// What breaks off is removed by the bucket after a day (infra/stacks/data-stack.ts).
			const { UploadId } = await client.send(
				new CreateMultipartUploadCommand({ Bucket, Key: key, ContentType }),
			);
			const Parts: CompletedPart[] = [];
			async function send(Body: Uint8Array): Promise<void> {
				const PartNumber = Parts.length + 1;
				const { ETag } = await client.send(
					new UploadPartCommand({ Bucket, Key: key, UploadId, PartNumber, Body }),
				);
				Parts.push({ PartNumber, ETag });
			}
			await send(first.value ?? new Uint8Array());
			await send(second.value);
			for await (const part of parts) await send(part);
			await client.send(
				new CompleteMultipartUploadCommand({ Bucket, Key: key, UploadId, MultipartUpload: { Parts } }),
			);
		},
		async remove(key) {
			await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
		},
		grantDownload: (key, fileName, contentType) =>
			getSignedUrl(
				client,
				new GetObjectCommand({
					Bucket,
					Key: key,
					ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
					ResponseContentType: contentType,
				}),
				{ expiresIn: downloadSeconds },
			),
	};
}

async function* inParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
	let waiting: Uint8Array[] = [];
	let length = 0;
	for await (const piece of pieces) {
		waiting.push(piece);
		length += piece.length;
		if (length < partBytes) continue;
		yield Buffer.concat(waiting);
		waiting = [];
		length = 0;
	}
	if (length > 0) yield Buffer.concat(waiting);
	return undefined;
}
