import * as z from 'zod';
import { jobKindSchema } from '../codes/job-kinds.ts';
import { jobStatusSchema } from '../codes/job-statuses.ts';
import { downloadSchema, idSchema, instantSchema } from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

/** Every export is offered in both formats, ODS first. */
export const exportFormatSchema = z.enum(['ods', 'xlsx'], '請選擇 ODS 或 XLSX').meta({ title: '檔案格式' });

export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Long work of the caller's own: an export or an import (D). */
export const jobSchema = z.object({
	jobId: idSchema,
	kind: jobKindSchema,
	status: jobStatusSchema,
	/** Rows that are through, of `total` when that is known. */
	done: z.number().int(),
	total: z.number().int().optional(),
	/** Of an import: rows that were taken over, and rows with a fault. */
	goodRows: z.number().int().optional(),
	badRows: z.number().int().optional(),
	/** Of the file that can be downloaded. */
	fileName: z.string().optional(),
	/** Why it could not be done. */
	failure: z.string().optional(),
	createdAt: instantSchema,
	finishedAt: instantSchema.optional(),
	/** The file is gone after this. */
	expiresAt: instantSchema,
});

export type Job = z.infer<typeof jobSchema>;

const params = z.object({ jobId: idSchema });

export const jobsContract = defineContract({
	listJobs: defineRoute({
		method: 'GET',
		path: '/api/jobs',
		summary: '我的匯出匯入，由新到舊',
		access: { kind: 'staff' },
		response: z.object({ items: z.array(jobSchema) }),
	}),
	getJob: defineRoute({
		method: 'GET',
		path: '/api/jobs/{jobId}',
		summary: '匯出匯入的進度',
		access: { kind: 'staff' },
		params,
		response: jobSchema,
		errors: ['job.not-found'],
	}),
	downloadResult: defineRoute({
		method: 'GET',
		path: '/api/jobs/{jobId}/result',
		summary: '下載匯出的檔案或匯入的結果（留下紀錄）',
		access: { kind: 'staff' },
		params,
		response: downloadSchema,
		errors: ['job.not-found', 'job.no-result'],
	}),
});
