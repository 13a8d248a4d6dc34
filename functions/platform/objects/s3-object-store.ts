import {
	DeleteObjectCommand,
	GetObjectCommand,
	HeadObjectCommand,
	NotFound,
	PutObjectCommand,
	S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ObjectStore } from './object-store.ts';

/** Seconds that a signed download address works. */
const downloadSeconds = 120;
/** Seconds in which a granted upload must be begun. */
const uploadSeconds = 600;

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
