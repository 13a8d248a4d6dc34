import { expect, it } from 'vitest';
import {
	applicationBody,
	applicationValues,
	missingForReview,
} from '#admin/applications/application-values.ts';
import type { Application } from '#shared/contract/applications.ts';

const kept: Application['form'] = {
	attachments: [{ fileId: 'f1', name: 'a.pdf', size: 10, contentType: 'application/pdf' }],
	contactName: '張雅婷',
	deliveryMethod: 'post',
};

it('[F-14] offers the own contact data for a new application, and keeps what was left empty in an old one', () => {
	expect(applicationValues(undefined, { name: '張雅婷', email: 'a@b.tw' })).toMatchObject({
		contactName: '張雅婷',
		contactPhone: '',
		contactEmail: 'a@b.tw',
		deliveryMethod: 'electronic',
	});
	expect(applicationValues(kept, { name: '別人', phone: '03' })).toMatchObject({
		contactName: '張雅婷',
		contactPhone: '',
	});
});

it('[F-03] tells kept attachments from new ones', () => {
	const values = applicationValues(kept);
	values.attachments.push({ uploadId: 'u1', name: 'b.pdf', size: 1 });
	expect(applicationBody(values)).toMatchObject({ keptAttachmentIds: ['f1'], attachmentUploadIds: ['u1'] });
});

it('[F-14] names what a draft may lack but an application may not', () => {
	expect(missingForReview(applicationValues(kept), false).map((line) => line.field)).toEqual([
		'photoUploadId',
		'contactPhone',
		'contactEmail',
	]);
	expect(missingForReview(applicationValues(kept), true).map((line) => line.field)).not.toContain(
		'photoUploadId',
	);
});
