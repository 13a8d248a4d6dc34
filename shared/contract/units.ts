import * as z from 'zod';
import { serviceCategorySchema } from '../codes/service-categories.ts';
import { businessNumberSchema } from '../values/business-number.ts';
import { emailSchema } from '../values/email.ts';
import {
	addressSchema,
	downloadSchema,
	idSchema,
	isoDateSchema,
	optionalQuery,
	optionalText,
	organizationRefSchema,
	pastDateSchema,
	placementSchema,
	recordChangeSchema,
	requiredText,
	revisionSchema,
	storedFileSchema,
	plainText,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import {
	organizationFields,
	organizationReachSchema,
	organizationSchema,
	organizationStatusSchema,
} from './organization-record.ts';
import { pageOf, pageQueryShape } from './paging.ts';

/** The master data of a unit beyond what every organisation has (S-07); the filing is that of 志願服務法 §7 (N-09). */
export const unitProfileSchema = z.object({
	headName: requiredText(50).meta({ title: '負責人' }),
	/** 志願服務法 §11 asks for a designated person. */
	supervisorName: requiredText(50).meta({ title: '志工督導' }),
	email: emailSchema.meta({ title: '電子信箱' }),
	businessNumber: businessNumberSchema.optional().meta({ title: '統一編號' }),
	filingNumber: optionalText(60).meta({ title: '備案字號' }),
	filedOn: pastDateSchema.optional().meta({ title: '備案日期' }),
	planFrom: isoDateSchema.optional().meta({ title: '計畫期間（起）' }),
	planUntil: isoDateSchema.optional().meta({ title: '計畫期間（訖）' }),
});

export type UnitProfile = z.infer<typeof unitProfileSchema>;

/** A row of 運用單位管理. */
export const unitRowSchema = z.object({
	id: idSchema,
	name: z.string(),
	purpose: organizationRefSchema,
	category: serviceCategorySchema.optional(),
	headName: z.string().optional(),
	supervisorName: z.string().optional(),
	filingNumber: z.string().optional(),
	/** Active volunteers, counted live. */
	volunteers: z.number().int(),
	teams: z.number().int(),
	status: organizationStatusSchema,
	revision: revisionSchema,
});

export type UnitRow = z.infer<typeof unitRowSchema>;

export const unitDetailSchema = organizationSchema.extend({
	placement: placementSchema,
	/** Absent until the unit has filled it in. */
	profile: unitProfileSchema.optional(),
	/** 志願服務計畫書. */
	plan: storedFileSchema.optional(),
	volunteers: z.number().int(),
	teams: z.number().int(),
});

export type UnitDetail = z.infer<typeof unitDetailSchema>;

export const unitCreateSchema = z.object({
	parentId: idSchema.meta({ title: '目的機關' }),
	...organizationFields,
	name: organizationFields.name.meta({ title: '運用單位名稱' }),
	category: serviceCategorySchema.meta({ title: '服務類別' }),
});

export type UnitCreate = z.infer<typeof unitCreateSchema>;

function bothOrNeither(first: unknown, second: unknown): boolean {
	return (first === undefined) === (second === undefined);
}

export const unitUpdateSchema = z
	.object({
		...unitProfileSchema.shape,
		name: unitCreateSchema.shape.name,
		category: unitCreateSchema.shape.category,
		phone: requiredText(30).meta({ title: '聯絡電話' }),
		address: addressSchema.optional().meta({ title: '地址' }),
		/** Sent beforehand to the upload area; without one the stored file stays. */
		planUploadId: idSchema.optional().meta({ title: '志願服務計畫書' }),
		revision: revisionSchema,
	})
	.refine(({ filingNumber, filedOn }) => !filingNumber || filedOn, {
		path: ['filedOn'],
		error: '有備案字號時，請填備案日期',
	})
	.refine(({ filingNumber, filedOn }) => !filedOn || filingNumber, {
		path: ['filingNumber'],
		error: '有備案日期時，請填備案字號',
	})
	.refine(({ planFrom, planUntil }) => bothOrNeither(planFrom, planUntil), {
		path: ['planUntil'],
		error: '計畫期間的起日與訖日請一併填寫',
	})
	.refine(({ planFrom, planUntil }) => !planFrom || !planUntil || planUntil >= planFrom, {
		path: ['planUntil'],
		error: '訖日不可早於起日',
	});

export type UnitUpdate = z.infer<typeof unitUpdateSchema>;

const managing = { kind: 'staff', function: 'units.management' } as const;
const maintaining = { kind: 'staff', function: ['units.management', 'units.profile'] } as const;
const unitParams = z.object({ organizationId: idSchema });

export const unitRoutes = {
	listUnits: defineRoute({
		method: 'GET',
		path: '/api/organizations/units',
		summary: '運用單位列表（S-07）',
		access: managing,
		query: z.object({
			...pageQueryShape,
			/** Any node in scope; the own node when absent. */
			organizationId: optionalQuery(idSchema),
			/** Any part of the name. */
			name: optionalQuery(plainText().max(60)),
			category: optionalQuery(serviceCategorySchema),
			status: optionalQuery(organizationStatusSchema),
		}),
		response: pageOf(unitRowSchema),
		errors: ['organization.not-found'],
	}),
	createUnit: defineRoute({
		method: 'POST',
		path: '/api/organizations/units',
		summary: '新增運用單位',
		access: managing,
		status: 201,
		body: unitCreateSchema,
		response: unitDetailSchema,
		errors: [
			'organization.not-found',
			'organization.parent-invalid',
			'organization.name-taken',
			'organization.disabled',
		],
	}),
	getUnit: defineRoute({
		method: 'GET',
		path: '/api/organizations/units/{organizationId}',
		summary: '運用單位基本資料',
		access: maintaining,
		params: unitParams,
		response: unitDetailSchema,
		errors: ['organization.not-found'],
	}),
	updateUnit: defineRoute({
		method: 'PUT',
		path: '/api/organizations/units/{organizationId}',
		summary: '編輯運用單位基本資料（S-07、N-09）',
		access: maintaining,
		params: unitParams,
		body: unitUpdateSchema,
		response: unitDetailSchema,
		errors: [
			'organization.not-found',
			'organization.name-taken',
			'organization.name-locked',
			'organization.category-in-use',
			'file.upload-not-found',
			'file.type-refused',
			'file.too-large',
			'request.conflict',
		],
	}),
	setUnitStatus: defineRoute({
		method: 'PUT',
		path: '/api/organizations/units/{organizationId}/status',
		summary: '啟用或停用運用單位',
		access: managing,
		params: unitParams,
		body: z.object({ status: organizationStatusSchema, revision: revisionSchema }),
		response: organizationSchema,
		errors: ['organization.not-found', 'request.conflict'],
	}),
	getUnitReach: defineRoute({
		method: 'GET',
		path: '/api/organizations/units/{organizationId}/reach',
		summary: '停用運用單位影響的志工、帳號與申請單',
		access: managing,
		params: unitParams,
		response: organizationReachSchema,
		errors: ['organization.not-found'],
	}),
	downloadUnitPlan: defineRoute({
		method: 'GET',
		path: '/api/organizations/units/{organizationId}/plan',
		summary: '下載志願服務計畫書',
		access: maintaining,
		params: unitParams,
		response: downloadSchema,
		errors: ['organization.not-found', 'file.not-found'],
	}),
	listUnitChanges: defineRoute({
		method: 'GET',
		path: '/api/organizations/units/{organizationId}/changes',
		summary: '運用單位的異動紀錄',
		access: maintaining,
		params: unitParams,
		query: z.object(pageQueryShape),
		response: pageOf(recordChangeSchema),
		errors: ['organization.not-found'],
	}),
};
