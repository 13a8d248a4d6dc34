import { fileTypeFromBuffer } from 'file-type';
import { describe, expect, it } from 'vitest';
import { bookCover, sheet } from '#infra/local/demo/pictures/paper.ts';
import { portrait } from '#infra/local/demo/pictures/portrait.ts';
import { checkUpload, type UploadPurpose } from '#shared/codes/upload-limits.ts';

describe('pictures of the demo city', () => {
	it.each<[UploadPurpose, Uint8Array]>([
		['volunteer.photo', portrait({ index: 1, sex: 'female', age: 70 })],
		['volunteer.book-cover', bookCover('01')],
		['volunteer.parental-consent', sheet('consent')],
		['training.certificate', sheet('certificate')],
	])('would be taken as %s', async (purpose, bytes) => {
		const detectedType = (await fileTypeFromBuffer(bytes))?.mime ?? null;
		expect(checkUpload(purpose, { name: '圖.png', size: bytes.length, detectedType })).toEqual({ ok: true });
	});
});
