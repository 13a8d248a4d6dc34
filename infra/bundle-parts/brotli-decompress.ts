import { brotliDecompressSync } from 'node:zlib';

/**
 * Stands in bundles for `brotli/decompress.js`, which fontkit imports for WOFF2 fonts: that one carries its own
 * dictionary of half a megabyte, and Node has all of it built in.
 */
// eslint-disable-next-line no-restricted-syntax -- the module that it stands for exports by default
export default function decompress(bytes: Uint8Array): Uint8Array {
	return brotliDecompressSync(bytes);
}
