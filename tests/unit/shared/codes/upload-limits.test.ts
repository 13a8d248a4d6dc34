import { describe, expect, it } from 'vitest';
import {
	checkUpload,
	uploadHint,
	uploadLimits,
	uploadPurposeSchema,
	type UploadPurpose,
} from '#shared/codes/upload-limits.ts';

const megabyte = 1024 * 1024;

const pictures = 'jpg jpeg png';
const office = 'pdf odt ods odp doc docx ppt pptx xls xlsx';
const awards = 'pdf odt odp ods jpg jpeg';
const sheets = 'ods xlsx';
const everyFormat = [...new Set(`${pictures} ${office} mp4 exe svg html zip`.split(' '))];

/** Table U once more, by hand: rule, place, formats, megabytes each, files. 「several」 is ten, where no number is said. */
const byHand: [rule: string, UploadPurpose, formats: string, megabytes: number, count: number][] = [
	['[V-10]', 'volunteer.photo', pictures, 5, 1],
	['[V-10]', 'volunteer.book-cover', pictures, 5, 1],
	['[V-10]', 'volunteer.parental-consent', `${pictures} pdf`, 5, 1],
	['[S-21]', 'account.photo', pictures, 5, 1],
	['[V-28]', 'volunteer.consent', `${pictures} pdf`, 5, 1],
	['[V-27]', 'certificate.stamped', `${pictures} pdf`, 5, 1],
	['[V-04]', 'volunteer.import', sheets, 10, 1],
	['[N-08]', 'paper-books.import', sheets, 10, 1],
	['[H-02]', 'hours.import', sheets, 10, 1],
	['[I-02]', 'insurance.import', sheets, 10, 1],
	['[C-04]', 'unit.plan', 'pdf odt', 3, 1],
	['[E-07]', 'course.attachment', `${pictures} pdf`, 5, 10],
	['[E-21]', 'training.certificate', `${pictures} pdf`, 10, 10],
	['[F-14]', 'application.photo', pictures, 5, 1],
	['[F-14]', 'application.attachment', office, 3, 10],
	['[F-33]', 'award.evidence', awards, 5, 10],
	['[F-33]', 'award.stamped', awards, 5, 10],
	['[Q-24]', 'achievement.photo', pictures, 3, 10],
	['[Q-25]', 'achievement.attachment', office, 3, 10],
	['[Q-26]', 'achievement.video', 'mp4', 50, 10],
	['[C-07]', 'evaluation.evidence', 'pdf odt ods', 3, 5],
	['[C-04]', 'evaluation.introduction', 'pdf odt', 3, 2],
];

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

	it('[U] every place of an upload has its row below', () => {
		expect(byHand.map(([, purpose]) => purpose).sort()).toEqual([...uploadPurposeSchema.options].sort());
	});

	it.each(byHand)('[U] %s %s takes files of %s, up to %i MB and not one byte more, %i of them', (...row) => {
		const [, purpose, formats, megabytes, count] = row;
		const extensions = formats.split(' ');
		const limit = megabytes * megabyte;
		for (const extension of extensions) {
			const name = `file.${extension}`;
			expect(checkUpload(purpose, { name, size: limit }), name).toEqual({ ok: true });
			expect(checkUpload(purpose, { name, size: limit + 1 }), name).toEqual({
				ok: false,
				reason: 'too-large',
			});
			expect(checkUpload(purpose, { name, size: 0 }), name).toEqual({ ok: false, reason: 'empty' });
		}
		for (const extension of everyFormat.filter((format) => !extensions.includes(format))) {
			const refused = { ok: false, reason: 'type-refused' };
			expect(checkUpload(purpose, { name: `file.${extension}`, size: 1 }), extension).toEqual(refused);
		}
		expect(uploadLimits[purpose].maxCount).toBe(count);
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
