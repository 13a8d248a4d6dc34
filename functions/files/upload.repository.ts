import type { Table } from '#platform/data/table.ts';
import type { UploadPurpose } from '#shared/codes/upload-limits.ts';
import { uploadEntity } from './upload.entity.ts';

export interface Upload {
	uploadId: string;
	/** The account that may attach it. */
	ownerId: string;
	purpose: UploadPurpose;
	name: string;
	contentType: string;
	/** Epoch seconds. */
	ttl: number;
}

export function uploadRepository(table: Table) {
	const entity = uploadEntity(table);
	return {
		async get(uploadId: string): Promise<Upload | undefined> {
			const { data } = await entity.get({ uploadId }).go({ consistent: true });
			return (data ?? undefined) as Upload | undefined;
		},
		async create(upload: Upload): Promise<void> {
			await entity.create(upload).go();
		},
	};
}

export type UploadRepository = ReturnType<typeof uploadRepository>;
