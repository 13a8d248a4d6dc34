/**
 * Writes the order of Chinese characters by strokes out of the collation of ICU: `npm run generate:strokes`. Sort keys of the
 * database need it as numbers, and `Intl` gives none. After a deployment with another order than before, stored keys are
 * brought into it by `npm run rewrite-name-orders`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { orderByStrokes } from '#platform/text/stroke-collation.ts';

const packed = brotliCompressSync(Buffer.from(Uint16Array.from(orderByStrokes()).buffer)).toString('base64');

writeFileSync(
	join(import.meta.dirname, '../functions/platform/text/stroke-order.generated.ts'),
	`/** Made by \`npm run generate:strokes\` from ICU's collation zh-Hant-u-co-stroke. */
export const icuVersion = '${process.versions['icu'] ?? ''}';

/** Code points in their order as 16-bit numbers (little endian), brotli, base64. */
export const packedOrder =
	'${packed}';
`,
);
