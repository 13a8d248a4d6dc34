import * as z from 'zod';
import { consentMethodSchema } from '../codes/consent-methods.ts';
import { todayInTaipei } from '../values/taipei-time.ts';
import {
	downloadSchema,
	idSchema,
	instantSchema,
	isoDateSchema,
	optionalText,
	revisionSchema,
	storedFileSchema,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

/** One act of consent; acts are added and never changed, as the collector bears the proof (個人資料保護法 §7). */
export const consentActSchema = z.object({
	act: z.enum(['given', 'withdrawn']),
	/** Of the text that was agreed to. */
	version: z.string(),
	method: consentMethodSchema,
	/** The day on the paper, or of the online act. */
	actedOn: isoDateSchema,
	recordedAt: instantSchema,
	/** Who recorded it: an account of the unit, or the person. */
	recordedBy: z.string(),
	organization: z.string().optional(),
	reason: z.string().optional(),
	/** The signed paper. */
	scan: storedFileSchema.optional(),
});

export type ConsentAct = z.infer<typeof consentActSchema>;

export const consentSchema = z.object({
	state: z.enum(['none', 'given', 'outdated', 'withdrawn']),
	/** Number of acts so far: what the next one must have seen. */
	revision: revisionSchema,
	/** Of the text in force today. */
	currentVersion: z.string(),
	/** Newest first. */
	acts: z.array(consentActSchema),
});

export type Consent = z.infer<typeof consentSchema>;

const actedOn = isoDateSchema.refine((date) => date <= todayInTaipei(new Date()), '日期不可晚於今天');

export const consentGiveSchema = z.object({
	revision: revisionSchema,
	actedOn: actedOn.meta({ title: '簽署日期' }),
	scanUploadId: idSchema.meta({ title: '已簽署聲明書' }),
});

export const consentWithdrawSchema = z.object({
	revision: revisionSchema,
	actedOn: actedOn.meta({ title: '撤回日期' }),
	reason: optionalText(200).meta({ title: '撤回原因' }),
	scanUploadId: idSchema.optional().meta({ title: '撤回文件' }),
});

/** `version` is the text that the person has read. */
export const ownConsentGiveSchema = z.object({ revision: revisionSchema, version: z.string().max(20) });

export const ownConsentWithdrawSchema = z.object({ revision: revisionSchema });

export type ConsentGive = z.infer<typeof consentGiveSchema>;
export type ConsentWithdraw = z.infer<typeof consentWithdrawSchema>;
export type OwnConsentGive = z.infer<typeof ownConsentGiveSchema>;

const maintaining = { kind: 'staff', function: 'volunteers.data' } as const;
const volunteerParams = z.object({ volunteerId: idSchema });

/** 個資使用聲明書 (V-28). */
export const consentRoutes = defineContract({
	getConsent: defineRoute({
		method: 'GET',
		path: '/api/volunteers/{volunteerId}/consents',
		summary: '個資使用聲明書的同意狀態與歷程（V-28）',
		access: maintaining,
		params: volunteerParams,
		response: consentSchema,
		errors: ['volunteer.not-found'],
	}),
	giveConsent: defineRoute({
		method: 'POST',
		path: '/api/volunteers/{volunteerId}/consents',
		summary: '登錄書面同意',
		access: maintaining,
		status: 201,
		params: volunteerParams,
		body: consentGiveSchema,
		response: consentSchema,
		errors: [
			'volunteer.left-unit',
			'volunteer.not-found',
			'consent.already-given',
			'request.conflict',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	withdrawConsent: defineRoute({
		method: 'POST',
		path: '/api/volunteers/{volunteerId}/consent-withdrawals',
		summary: '登錄撤回同意',
		access: maintaining,
		status: 201,
		params: volunteerParams,
		body: consentWithdrawSchema,
		response: consentSchema,
		errors: [
			'volunteer.left-unit',
			'volunteer.not-found',
			'consent.not-given',
			'request.conflict',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	/** POST, since it leaves an entry in the change log. */
	downloadConsentScan: defineRoute({
		method: 'POST',
		path: '/api/volunteers/{volunteerId}/consents/{fileId}/downloads',
		summary: '下載已簽署聲明書',
		access: maintaining,
		params: volunteerParams.extend({ fileId: idSchema }),
		response: downloadSchema,
		errors: ['volunteer.not-found', 'file.not-found'],
	}),
	getOwnConsent: defineRoute({
		method: 'GET',
		path: '/api/volunteers/me/consent',
		summary: '志工本人的個資使用同意',
		access: { kind: 'volunteer' },
		response: consentSchema,
	}),
	giveOwnConsent: defineRoute({
		method: 'POST',
		path: '/api/volunteers/me/consent',
		summary: '志工線上同意個資使用聲明書',
		access: { kind: 'volunteer' },
		status: 201,
		body: ownConsentGiveSchema,
		response: consentSchema,
		errors: ['consent.already-given', 'consent.text-changed', 'request.conflict'],
	}),
	withdrawOwnConsent: defineRoute({
		method: 'POST',
		path: '/api/volunteers/me/consent-withdrawals',
		summary: '志工線上撤回同意',
		access: { kind: 'volunteer' },
		status: 201,
		body: ownConsentWithdrawSchema,
		response: consentSchema,
		errors: ['consent.not-given', 'request.conflict'],
	}),
});
