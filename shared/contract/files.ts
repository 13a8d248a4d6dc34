import * as z from 'zod';
import { uploadPurposeSchema } from '../codes/upload-limits.ts';
import { idSchema, requiredText } from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

export const filesContract = defineContract({
	/** The answer is posted as a multipart form straight to the object store, `file` as the last field. */
	createUpload: defineRoute({
		method: 'POST',
		path: '/api/files/uploads',
		summary: '取得上傳檔案的授權（表 U）',
		access: { kind: 'staff' },
		status: 201,
		body: z.object({
			purpose: uploadPurposeSchema,
			name: requiredText(200).meta({ title: '檔案名稱' }),
			size: z.number().int().positive('檔案是空的').meta({ title: '檔案大小' }),
			contentType: z.string().max(120),
		}),
		response: z.object({
			uploadId: idSchema,
			url: z.url(),
			fields: z.record(z.string(), z.string()),
		}),
		errors: ['file.too-large', 'file.type-refused'],
	}),
});
