/**
 * What a browser may ask of the bucket from the two sites: presigned downloads, and presigned form uploads, whose
 * progress events make the browser send a preflight. The local guard and the bucket in the cloud both use it.
 */
export const objectStoreCors = {
	allowedMethods: ['GET', 'HEAD', 'POST'],
	allowedHeaders: ['content-type'],
	exposedHeaders: ['ETag', 'Content-Disposition'],
	maxAgeSeconds: 3000,
} as const;
