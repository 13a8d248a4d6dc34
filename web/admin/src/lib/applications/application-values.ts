import type { Application } from '#shared/contract/applications.ts';
import type { FieldError } from '#shared/contract/problem.ts';
import type { UploadedFile } from '#ui/forms/upload-list.svelte.ts';

/** What the applicant fills in on F-14, as the fields hold it. */
export interface ApplicationValues {
	/** A new photo only; the one that is kept stays unless replaced. */
	photo: UploadedFile[];
	attachments: UploadedFile[];
	contactName: string;
	contactPhone: string;
	contactEmail: string;
	deliveryMethod: string;
	remark: string;
}

export function applicationValues(
	form: Application['form'] | undefined,
	contact: { name?: string; phone?: string; email?: string } = {},
): ApplicationValues {
	return {
		photo: [],
		attachments: (form?.attachments ?? []).map((file) => ({ ...file })),
		contactName: form ? (form.contactName ?? '') : (contact.name ?? ''),
		contactPhone: form ? (form.contactPhone ?? '') : (contact.phone ?? ''),
		contactEmail: form ? (form.contactEmail ?? '') : (contact.email ?? ''),
		deliveryMethod: form?.deliveryMethod ?? 'electronic',
		remark: form?.remark ?? '',
	};
}

/** The `form` of the request body. */
export function applicationBody({
	photo,
	attachments,
	...values
}: ApplicationValues): Record<string, unknown> {
	return {
		...values,
		photoUploadId: photo[0]?.uploadId,
		keptAttachmentIds: attachments.flatMap((file) => file.fileId ?? []),
		attachmentUploadIds: attachments.flatMap((file) => file.uploadId ?? []),
	};
}

/** What a draft may lack, but not an application that is sent; the server asks the same. */
export function missingForReview(values: ApplicationValues, hasPhoto: boolean): FieldError[] {
	const missing: FieldError[] = [];
	if (!hasPhoto && values.photo.length === 0) {
		missing.push({ field: 'photoUploadId', label: '上傳大頭照', message: '請上傳清晰的半身照' });
	}
	if (!values.contactName) missing.push({ field: 'contactName', label: '承辦人', message: '請填寫承辦人' });
	if (!values.contactPhone)
		missing.push({ field: 'contactPhone', label: '聯絡電話', message: '請填寫聯絡電話' });
	if (!values.contactEmail)
		missing.push({ field: 'contactEmail', label: 'Email', message: '請填寫電子信箱' });
	return missing;
}
