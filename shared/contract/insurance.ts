import * as z from 'zod';
import {
	insuranceStatusSchema,
	renewalStatusSchema,
	type InsuranceStatus,
} from '../codes/insurance-statuses.ts';
import {
	confirmingLevels,
	coverConfirmations,
	coverRequests,
	type CoverAction,
} from '../domain/insurance/allowed-actions.ts';
import { coverEvents, coverStateIds } from '../domain/insurance/cover-states.ts';
import {
	downloadSchema,
	idSchema,
	instantSchema,
	isoDateSchema,
	optionalQuery,
	organizationRefSchema,
	revisionSchema,
	plainText,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { exportFormatSchema, jobSchema } from './jobs.ts';
import { pageOf, pageQueryShape } from './paging.ts';

export const coverPeriodSchema = z
	.object({
		startDate: isoDateSchema.meta({ title: '保險期（起）' }),
		endDate: isoDateSchema.meta({ title: '保險期（訖）' }),
	})
	.refine(({ startDate, endDate }) => endDate >= startDate, {
		path: ['endDate'],
		error: '訖日不可早於起日',
	})
	.meta({ title: '保險期' });

const coverStateSchema = z.enum(coverStateIds);

/** A volunteer's cover in one unit (I-03). */
export const coverSchema = z.object({
	volunteerId: idSchema,
	revision: revisionSchema,
	purpose: organizationRefSchema,
	unit: organizationRefSchema,
	team: organizationRefSchema.optional(),
	squad: organizationRefSchema.optional(),
	name: z.string(),
	/** Masked (S-17). */
	nationalId: z.string(),
	/** 投保狀態 with 延續投保狀態 and cause. */
	state: coverStateSchema,
	/** 保險期. */
	period: coverPeriodSchema.optional(),
	/** 續保期間. */
	renewalPeriod: coverPeriodSchema.optional(),
	/** The person has left the unit (I-12). */
	left: z.boolean(),
	/** Older than insurers usually take: a warning only. */
	overAge: z.boolean(),
	/** The buttons of I-10 for the caller. */
	allowedActions: z.array(z.enum([...coverRequests, ...coverConfirmations])),
	/** False while 紀錄冊發給單位 is empty: no button may be pressed (I-04). */
	bookIssuerKnown: z.boolean(),
});

export type Cover = z.infer<typeof coverSchema>;
export type { CoverAction, InsuranceStatus };

/** One line of 顯示歷程 (I-13). */
export const coverHistorySchema = z.object({
	at: instantSchema,
	event: z.enum(coverEvents),
	from: coverStateSchema,
	to: coverStateSchema,
	who: z.string(),
	organization: z.string().optional(),
	/** The period that the event has set. */
	period: coverPeriodSchema.optional(),
});

export type CoverHistoryEntry = z.infer<typeof coverHistorySchema>;

const requestShape = { action: z.enum(coverRequests) };

const confirmationShape = {
	action: z.enum(coverConfirmations),
	/** 保險期 of 確認加保, 續保期間 of 確認續保. */
	period: coverPeriodSchema.optional(),
	/** A gap before a renewal, or a period longer than usual, was shown and is meant. */
	acknowledged: z.boolean().optional(),
};

const confirmationNeedsPeriod = {
	path: ['period', 'startDate'],
	error: '請輸入保險期',
};

function hasPeriod({ action, period }: { action: string; period?: unknown }): boolean {
	return action === 'confirm-withdrawal' || period !== undefined;
}

export const coverRequestSchema = z.object({ revision: revisionSchema, ...requestShape });
export const coverConfirmationSchema = z
	.object({ revision: revisionSchema, ...confirmationShape })
	.refine(hasPeriod, confirmationNeedsPeriod);

const batchItems = z
	.array(z.object({ volunteerId: idSchema, unitId: idSchema, revision: revisionSchema }))
	.min(1, '請先勾選志工')
	.max(100, '一次最多 100 筆');

export const coverRequestBatchSchema = z.object({ items: batchItems, ...requestShape });
export const coverConfirmationBatchSchema = z
	.object({ items: batchItems, ...confirmationShape })
	.refine(hasPeriod, confirmationNeedsPeriod);

/** The outcome of each ticked row. */
export const coverOutcomesSchema = z.object({
	items: z.array(
		z.object({
			volunteerId: idSchema,
			unitId: idSchema,
			done: z.boolean(),
			message: z.string().optional(),
			/** As it is now, when it was done. */
			cover: coverSchema.optional(),
		}),
	),
});

export type CoverOutcome = z.infer<typeof coverOutcomesSchema>['items'][number];

/** A cover as volunteers see their own (P-13). */
export const ownCoverSchema = z.object({
	/** 投保單位. */
	unit: z.string(),
	status: insuranceStatusSchema,
	startDate: isoDateSchema.optional(),
	endDate: isoDateSchema.optional(),
	/** 延續投保狀態, of a cover in force. */
	renewal: renewalStatusSchema.optional(),
	/** 續保期間, once it is confirmed. */
	renewalPeriod: coverPeriodSchema.optional(),
});

const requesting = { kind: 'staff', function: 'insurance.covers' } as const;
const confirming = { ...requesting, levels: confirmingLevels } as const;
const coverParams = z.object({ volunteerId: idSchema, unitId: idSchema });
const refusals = [
	'insurance.cover-not-found',
	'insurance.not-allowed',
	'insurance.record-book-issuer-missing',
	'request.conflict',
] as const;

/** The filters of 志工保險管理 (I-01). */
const coverFilters = {
	organizationId: optionalQuery(idSchema),
	/** Any part of the name. */
	name: optionalQuery(plainText().max(50)),
	/** The full ID number. */
	nationalId: optionalQuery(plainText().max(20)),
	status: optionalQuery(insuranceStatusSchema),
	renewal: optionalQuery(renewalStatusSchema),
};

export const insuranceContract = defineContract({
	listCovers: defineRoute({
		method: 'GET',
		path: '/api/insurance/covers',
		summary: '志工保險管理列表（I-01、I-03），待處理者在前',
		access: requesting,
		query: z.object({ ...pageQueryShape, ...coverFilters }),
		response: pageOf(coverSchema),
	}),
	/** I-02: what the list shows with these filters. */
	exportCovers: defineRoute({
		method: 'POST',
		path: '/api/insurance/exports',
		summary: '匯出名單（I-02），於背景製作',
		access: requesting,
		status: 202,
		body: z.object({ format: exportFormatSchema, ...coverFilters }),
		response: jobSchema,
		errors: ['organization.not-found'],
	}),
	/** The sheet that `importCovers` takes, with notes beside it. */
	downloadImportSample: defineRoute({
		method: 'GET',
		path: '/api/insurance/imports/sample',
		summary: '更新投保狀態的範例檔下載（I-02）',
		access: confirming,
		query: z.object({ format: exportFormatSchema.default('ods') }),
		response: downloadSchema,
	}),
	importCovers: defineRoute({
		method: 'POST',
		path: '/api/insurance/imports',
		summary: '更新投保狀態（I-02）：每列一次確認加保、確認續保或確認退保，於背景進行',
		access: confirming,
		status: 202,
		body: z.object({ fileUploadId: idSchema.meta({ title: '匯入檔案' }) }),
		response: jobSchema,
		errors: ['file.upload-not-found', 'file.type-refused', 'file.too-large'],
	}),
	listOfVolunteer: defineRoute({
		method: 'GET',
		path: '/api/insurance/volunteers/{volunteerId}/covers',
		summary: '志工的保險（V-23、V-36）',
		access: { kind: 'staff', function: 'volunteers.data' },
		params: z.object({ volunteerId: idSchema }),
		response: z.object({ items: z.array(coverSchema) }),
		errors: ['volunteer.not-found'],
	}),
	listHistory: defineRoute({
		method: 'GET',
		path: '/api/insurance/volunteers/{volunteerId}/covers/{unitId}/history',
		summary: '顯示歷程（I-13），由新到舊',
		access: requesting,
		params: coverParams,
		response: z.object({ items: z.array(coverHistorySchema) }),
		errors: ['insurance.cover-not-found'],
	}),
	request: defineRoute({
		method: 'POST',
		path: '/api/insurance/volunteers/{volunteerId}/covers/{unitId}/requests',
		summary: '新增加保、申請續保、申請退保，及其取消（I-06、I-08、I-09）',
		access: requesting,
		params: coverParams,
		body: coverRequestSchema,
		response: coverSchema,
		errors: refusals,
	}),
	confirm: defineRoute({
		method: 'POST',
		path: '/api/insurance/volunteers/{volunteerId}/covers/{unitId}/confirmations',
		summary: '確認加保、確認續保、確認退保（I-07、I-08）',
		access: confirming,
		params: coverParams,
		body: coverConfirmationSchema,
		response: coverSchema,
		errors: [...refusals, 'insurance.period-refused', 'insurance.period-unusual'],
	}),
	requestBatch: defineRoute({
		method: 'POST',
		path: '/api/insurance/requests',
		summary: '批次申請：每一筆各自處理並回報結果',
		access: requesting,
		body: coverRequestBatchSchema,
		response: coverOutcomesSchema,
	}),
	confirmBatch: defineRoute({
		method: 'POST',
		path: '/api/insurance/confirmations',
		summary: '批次確認：每一筆各自處理並回報結果',
		access: confirming,
		body: coverConfirmationBatchSchema,
		response: coverOutcomesSchema,
	}),
	listOwn: defineRoute({
		method: 'GET',
		path: '/api/insurance/me',
		summary: '志工本人的保險（P-13）',
		access: { kind: 'volunteer' },
		response: z.object({ items: z.array(ownCoverSchema) }),
	}),
});
