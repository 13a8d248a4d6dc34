import { describe, expect, it } from 'vitest';
import {
	checkUpload,
	uploadHint,
	uploadLimits,
	uploadPurposeSchema,
	type UploadPurpose,
} from '#shared/codes/upload-limits.ts';

const megabyte = 1024 * 1024;

describe('table U', () => {
	it.each([
		['volunteer.photo', '格式為圖檔，大小在5MB以下'],
		['volunteer.parental-consent', '格式為圖檔或pdf，大小在5MB以下'],
		['volunteer.consent', '格式為圖檔或pdf，大小在5MB以下'],
		['certificate.stamped', '格式為圖檔或pdf，大小在5MB以下'],
		['training.certificate', '格式為圖檔或pdf，大小在10MB以下，最多10個檔案'],
		['application.attachment', '格式為pdf、odf、word、ppt、excel，大小在3MB以下，最多10個檔案'],
		['award.evidence', '格式為pdf、odt、odp、ods、jpg，大小在5MB以下，最多10個檔案'],
		['achievement.video', '格式為mp4，大小在50MB以下，最多10個檔案'],
		['evaluation.evidence', '格式為pdf、odt、ods，大小在3MB以下，最多5個檔案'],
	] as const)('[U] tells for %s: %s', (purpose, hint) => {
		expect(uploadHint(purpose)).toBe(hint);
	});

	it.each(uploadPurposeSchema.options)('[U] %s takes exactly its limit, and not one byte more', (purpose) => {
		const { extensions, maxBytes } = uploadLimits[purpose];
		const name = `file.${extensions[0]}`;
		expect(checkUpload(purpose, { name, size: maxBytes })).toEqual({ ok: true });
		expect(checkUpload(purpose, { name, size: maxBytes + 1 })).toEqual({ ok: false, reason: 'too-large' });
		expect(checkUpload(purpose, { name, size: 0 })).toEqual({ ok: false, reason: 'empty' });
		expect(checkUpload(purpose, { name: 'file.exe', size: 1 })).toEqual({
			ok: false,
			reason: 'type-refused',
		});
	});
});

describe('checkUpload', () => {
	it.each([
		['training.certificate', '證書.PDF', 'application/pdf'],
		['training.certificate', 'scan.jpeg', 'image/jpeg'],
		['application.attachment', '舊檔.doc', 'application/x-cfb'],
		['application.attachment', 'list.ods', 'application/vnd.oasis.opendocument.spreadsheet'],
	] as [UploadPurpose, string, string][])('[U] %s takes %s that is %s', (purpose, name, detectedType) => {
		expect(checkUpload(purpose, { name, size: megabyte, detectedType })).toEqual({ ok: true });
	});

	it.each([
		['photo.jpg', 'application/pdf', 'content-mismatch'],
		['photo.jpg', 'image/png', 'content-mismatch'],
		['photo.jpg', null, 'content-mismatch'],
		['photo.pdf', 'application/pdf', 'type-refused'],
		['photo.jpg.exe', 'image/jpeg', 'type-refused'],
		['photo', 'image/jpeg', 'type-refused'],
		['photo.constructor', 'image/jpeg', 'type-refused'],
	] as const)('[U] refuses the photo %s that is %s: %s', (name, detectedType, reason) => {
		expect(checkUpload('volunteer.photo', { name, size: megabyte, detectedType })).toEqual({
			ok: false,
			reason,
		});
	});
});
