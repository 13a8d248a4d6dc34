import * as z from 'zod';
import { downloadSchema, idSchema } from './common.ts';
import { defineRoute } from './define-route.ts';
import { exportFormatSchema, jobSchema } from './jobs.ts';

/** A book without an application behind it is the authorities' to enter. */
const takingOver = { kind: 'staff', function: 'volunteers.data', levels: ['governing', 'purpose'] } as const;

/** 匯入紙本紀錄冊 (N-08); part of the contract of volunteers. */
export const paperBookRoutes = {
	/** The workbook that `importPaperBooks` takes, with notes and code tables beside its sheets. */
	downloadPaperBookSample: defineRoute({
		method: 'GET',
		path: '/api/volunteers/paper-books/imports/sample',
		summary: '紙本紀錄冊匯入範例檔下載（N-08）',
		access: takingOver,
		query: z.object({ format: exportFormatSchema.default('ods') }),
		response: downloadSchema,
	}),
	importPaperBooks: defineRoute({
		method: 'POST',
		path: '/api/volunteers/paper-books/imports',
		summary: '匯入紙本紀錄冊的基本資料、教育訓練、紀錄冊與服務時數（N-08），於背景進行',
		access: takingOver,
		status: 202,
		body: z.object({
			fileUploadId: idSchema.meta({ title: '匯入檔案' }),
			hasConsent: z.literal(true, '請確認已備妥志工名冊與檢核表暨同意書').meta({ title: '檢核表暨同意書' }),
		}),
		response: jobSchema,
		errors: ['file.upload-not-found', 'file.type-refused', 'file.too-large'],
	}),
};
