import type { StaffActor } from '#platform/access/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import {
	checkUpload,
	uploadHint,
	uploadLimits,
	uploadReasonMessages,
	type UploadPurpose,
} from '#shared/codes/upload-limits.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import { withoutIdNumbers } from '#shared/values/masking.ts';
import { isOversizedPng } from './png-bounds.ts';
import type { UploadRepository } from './upload.repository.ts';

interface Dependencies {
	repository: UploadRepository;
	objects: ObjectStore;
	clock: Clock;
	newId: NewId;
}

const keptSeconds = 24 * 60 * 60;

function uploadKey(uploadId: string): string {
	return `uploads/${uploadId}`;
}

/** Key of a file that belongs to a record. */
export function fileKey(fileId: string): string {
	return `files/${fileId}`;
}

/** How other domains take over what was uploaded. */
export interface Uploads {
	/** Grants one upload for `purpose` (table U). */
	create(
		actor: StaffActor,
		input: { purpose: UploadPurpose; name: string; size: number; contentType: string },
	): Promise<{ uploadId: string; url: string; fields: Record<string, string> }>;
	/**
	 * Takes an upload of the actor's own into `files/`, after looking at its bytes. `field` is where the form shows a
	 * refusal. Repeating it gives the same file, so a transaction that failed afterwards can be tried again. The file is
	 * kept under its name without the ID numbers in it.
	 */
	attach(actor: StaffActor, purpose: UploadPurpose, uploadId: string, field: string): Promise<StoredFile>;
	/** Looks at an upload of the actor's own as `attach` does, and leaves it where it is: for work that follows later. */
	examine(
		actor: StaffActor,
		purpose: UploadPurpose,
		uploadId: string,
		field: string,
	): Promise<{ name: string; size: number }>;
	/** A short-lived download address of a stored file; the caller has checked that the actor may have it. */
	download(file: StoredFile): Promise<{ url: string; fileName: string }>;
	read(file: StoredFile): Promise<Uint8Array>;
}

export function uploads({ repository, objects, clock, newId }: Dependencies): Uploads {
	return {
		async create(actor, input) {
			refuse(input.purpose, 'file', { name: input.name, size: input.size });
			const uploadId = newId();
			const contentType = input.contentType || 'application/octet-stream';
			const ttl = Math.floor(clock().getTime() / 1000) + keptSeconds;
			const record = {
				uploadId,
				ownerId: actor.accountId,
				purpose: input.purpose,
				name: input.name,
				contentType,
				ttl,
			};
			await repository.create(record);
			const { maxBytes } = uploadLimits[input.purpose];
			return { uploadId, ...(await objects.grantUpload(uploadKey(uploadId), { contentType, maxBytes })) };
		},
		async attach(actor, purpose, uploadId, field) {
			const upload = await repository.get(uploadId);
			if (upload?.ownerId !== actor.accountId || upload.purpose !== purpose) throw missing(field);
			// What a record holds already is not replaced by what was sent to the upload area since.
			const kept = await objects.sizeOf(fileKey(uploadId));
			const size = kept ?? (await objects.sizeOf(uploadKey(uploadId)));
			if (size === undefined) throw missing(field);
			refuse(purpose, field, { name: upload.name, size });
			const bytes = await objects.read(kept === undefined ? uploadKey(uploadId) : fileKey(uploadId));
			const detected = await detectedTypeOf(bytes);
			refuse(purpose, field, { name: upload.name, size: bytes.length, detectedType: detected });
			if (detected === 'image/png' && (await isOversizedPng(bytes))) throw oversized(field, upload.name);
			const contentType = detected ?? 'application/octet-stream';
			// Written, not copied: the grant still works, and others could lie there by the time of a copy.
			if (kept === undefined) await objects.write(fileKey(uploadId), bytes, contentType);
			return { fileId: uploadId, name: withoutIdNumbers(upload.name), size: bytes.length, contentType };
		},
		async examine(actor, purpose, uploadId, field) {
			const upload = await repository.get(uploadId);
			if (upload?.ownerId !== actor.accountId || upload.purpose !== purpose) throw missing(field);
			const size = await objects.sizeOf(uploadKey(uploadId));
			if (size === undefined) throw missing(field);
			const { name } = upload;
			refuse(purpose, field, { name, size });
			const detectedType = await detectedTypeOf(await objects.read(uploadKey(uploadId)));
			refuse(purpose, field, { name, size, detectedType });
			return { name, size };
		},
		async download(file) {
			const url = await objects.grantDownload(fileKey(file.fileId), file.name, file.contentType);
			return { url, fileName: file.name };
		},
		read: (file) => objects.read(fileKey(file.fileId)),
	};
}

async function detectedTypeOf(bytes: Uint8Array): Promise<string | null> {
	// Loaded with the first file: most requests of most Lambdas bring none.
	const { fileTypeFromBuffer } = await import('file-type');
	return (await fileTypeFromBuffer(bytes))?.mime ?? null;
}

function oversized(field: string, name: string): DomainError {
	const message = `${name}：圖片的像素過多，請縮小圖片後再上傳`;
	return new DomainError('file.too-large', { detail: message, errors: [{ field, message }] });
}

function missing(field: string): DomainError {
	return new DomainError('file.upload-not-found', {
		errors: [{ field, message: '找不到上傳的檔案，請重新上傳' }],
	});
}

function refuse(
	purpose: UploadPurpose,
	field: string,
	file: { name: string; size: number; detectedType?: string | null },
): void {
	const check = checkUpload(purpose, file);
	if (check.ok) return;
	const code = check.reason === 'too-large' ? 'file.too-large' : 'file.type-refused';
	const { label } = uploadLimits[purpose];
	const message = `${file.name}：${uploadReasonMessages[check.reason]}（${uploadHint(purpose)}）`;
	throw new DomainError(code, { detail: message, errors: [{ field, label, message }] });
}
