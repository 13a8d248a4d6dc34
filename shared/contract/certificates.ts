import * as z from 'zod';
import { certificateStatusSchema } from '../codes/certificate-statuses.ts';
import { serviceItemSchema } from '../codes/service-items.ts';
import { certificateLevels } from '../domain/certificates/allowed-actions.ts';
import { todayInTaipei } from '../values/taipei-time.ts';
import {
	downloadSchema,
	emptySchema,
	idSchema,
	isoDateSchema,
	optionalQuery,
	organizationRefSchema,
	requiredText,
	revisionSchema,
	storedFileSchema,
	periodInOrder,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

/** One 服務績效證明書 (V-26, V-40). */
export const certificateSchema = z.object({
	certificateId: idSchema,
	volunteerId: idSchema,
	revision: revisionSchema,
	status: certificateStatusSchema,
	volunteerName: z.string(),
	/** Masked (S-17); the document has it in full. */
	nationalId: z.string(),
	englishName: z.string(),
	birthDate: isoDateSchema,
	address: z.string(),
	/** 製作人員. */
	preparedBy: z.string(),
	/** 運用單位, whose service is certified. */
	unit: organizationRefSchema,
	/** 發證單位. */
	issuer: z.string(),
	/** 發證日期. */
	issuedOn: isoDateSchema,
	startDate: isoDateSchema,
	endDate: isoDateSchema,
	/** Decimal hours within 服務起訖日期, as the system counted them. */
	hours: z.number(),
	/** 年資 in whole months. */
	months: z.number().int(),
	/** 服務內容. */
	content: z.string(),
	/** 申請日期. */
	appliedOn: isoDateSchema,
	stampedScan: storedFileSchema.optional(),
	actions: z.array(z.enum(['edit', 'delete', 'stamp'])),
});

export type Certificate = z.infer<typeof certificateSchema>;

/** So many entries that the dates cut are named; of the others there is the number. */
export const namedCutEntries = 5;

const cutServiceSchema = z.object({
	/** By their first day. */
	entries: z
		.array(
			z.object({
				startDate: isoDateSchema,
				endDate: isoDateSchema,
				item: serviceItemSchema,
				hours: z.number(),
			}),
		)
		.max(namedCutEntries),
	count: z.number().int(),
	hours: z.number(),
	/** The shortest period that takes them in and cuts none. */
	whole: z.object({ from: isoDateSchema, until: isoDateSchema }),
});

export const certificateStandingSchema = z.object({
	hours: z.number(),
	months: z.number().int(),
	/** Of the service that counts; absent when there is none. */
	firstDate: isoDateSchema.optional(),
	lastDate: isoDateSchema.optional(),
	/** Service that the dates cut, so that none of it counts; absent when they cut nothing. */
	cut: cutServiceSchema.optional(),
	eligible: z.boolean(),
	conditions: z.array(
		z.object({
			code: z.enum(['service-years', 'service-hours']),
			label: z.string(),
			met: z.boolean(),
			detail: z.string(),
		}),
	),
});

export type CertificateStanding = z.infer<typeof certificateStandingSchema>;

const pastDate = isoDateSchema.refine((date) => date <= todayInTaipei(new Date()), '日期不可晚於今天');

/** Name, ID number, birthday, hours and 年資 are not sent: the certificate takes them from the record (V-40, V-41). */
const formShape = {
	preparedBy: requiredText(50).meta({ title: '製作人員' }),
	issuer: requiredText(60).meta({ title: '發證單位' }),
	issuedOn: pastDate.meta({ title: '發證日期' }),
	englishName: requiredText(100).meta({ title: '英文姓名' }),
	address: requiredText(120).meta({ title: '住(居)所地址' }),
	startDate: pastDate.meta({ title: '服務起日' }),
	endDate: pastDate.meta({ title: '服務訖日' }),
	/** What fits on the page; all ten remarks do. */
	content: requiredText(200).meta({ title: '服務內容' }),
};

function inOrder({ startDate, endDate }: { startDate: string; endDate: string }): boolean {
	return endDate >= startDate;
}

const outOfOrder = { path: ['endDate'], error: '服務訖日不可早於起日' };

export const certificateCreateSchema = z
	.object({ unitId: idSchema.meta({ title: '運用單位' }), ...formShape })
	.refine(inOrder, outOfOrder);

export const certificateUpdateSchema = z
	.object({ revision: revisionSchema, ...formShape })
	.refine(inOrder, outOfOrder);

export const certificateStampSchema = z.object({
	revision: revisionSchema,
	scanUploadId: idSchema.meta({ title: '用印證明書' }),
});

export type CertificateCreate = z.infer<typeof certificateCreateSchema>;
export type CertificateUpdate = z.infer<typeof certificateUpdateSchema>;
export type CertificateStamp = z.infer<typeof certificateStampSchema>;

const issuing = { kind: 'staff', function: 'volunteers.data', levels: certificateLevels } as const;
const reading = { kind: 'staff', function: 'volunteers.data' } as const;
const volunteerParams = z.object({ volunteerId: idSchema });
const certificateParams = volunteerParams.extend({ certificateId: idSchema });

export const certificatesContract = defineContract({
	listOfVolunteer: defineRoute({
		method: 'GET',
		path: '/api/certificates/volunteers/{volunteerId}',
		summary: '志工的服務績效證明書（V-26），由新到舊',
		access: reading,
		params: volunteerParams,
		response: z.object({ items: z.array(certificateSchema) }),
		errors: ['volunteer.not-found'],
	}),
	readStanding: defineRoute({
		method: 'GET',
		path: '/api/certificates/volunteers/{volunteerId}/standing',
		summary: '於運用單位的年資與時數，及申請條件（V-41）',
		access: issuing,
		params: volunteerParams,
		query: periodInOrder(
			z.object({
				unitId: idSchema,
				/** All service of the unit when absent. */
				from: optionalQuery(isoDateSchema),
				until: optionalQuery(isoDateSchema),
			}),
		),
		response: certificateStandingSchema,
		errors: ['volunteer.not-found'],
	}),
	create: defineRoute({
		method: 'POST',
		path: '/api/certificates/volunteers/{volunteerId}',
		summary: '新增服務績效證明書（V-40 至 V-42）',
		access: issuing,
		status: 201,
		params: volunteerParams,
		body: certificateCreateSchema,
		response: certificateSchema,
		errors: [
			'volunteer.left-unit',
			'volunteer.not-found',
			'certificate.not-eligible',
			'certificate.duplicate',
		],
	}),
	update: defineRoute({
		method: 'PUT',
		path: '/api/certificates/volunteers/{volunteerId}/{certificateId}',
		summary: '編輯尚未用印的證明書',
		access: issuing,
		params: certificateParams,
		body: certificateUpdateSchema,
		response: certificateSchema,
		errors: [
			'volunteer.left-unit',
			'certificate.not-found',
			'certificate.finished',
			'certificate.not-eligible',
			'certificate.duplicate',
			'request.conflict',
		],
	}),
	delete: defineRoute({
		method: 'DELETE',
		path: '/api/certificates/volunteers/{volunteerId}/{certificateId}',
		summary: '刪除尚未用印的證明書',
		access: issuing,
		params: certificateParams,
		response: emptySchema,
		errors: ['volunteer.left-unit', 'certificate.not-found', 'certificate.finished', 'request.conflict'],
	}),
	stamp: defineRoute({
		method: 'PUT',
		path: '/api/certificates/volunteers/{volunteerId}/{certificateId}/stamped-scan',
		summary: '證明書用印上傳（V-27）',
		access: issuing,
		params: certificateParams,
		body: certificateStampSchema,
		response: certificateSchema,
		errors: [
			'volunteer.left-unit',
			'certificate.not-found',
			'request.conflict',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	/** POST, since it leaves an entry in the change log. */
	downloadStampedScan: defineRoute({
		method: 'POST',
		path: '/api/certificates/volunteers/{volunteerId}/{certificateId}/stamped-scan/downloads',
		summary: '下載已用印的證明書',
		access: reading,
		params: certificateParams,
		response: downloadSchema,
		errors: ['volunteer.left-unit', 'volunteer.not-found', 'certificate.not-found', 'file.not-found'],
	}),
	/** Written anew each time from what is stored. POST for the same reason. */
	download: defineRoute({
		method: 'POST',
		path: '/api/certificates/volunteers/{volunteerId}/{certificateId}/documents',
		summary: '下載服務績效證明書（PDF）',
		access: reading,
		params: certificateParams,
		response: downloadSchema,
		errors: ['volunteer.left-unit', 'volunteer.not-found', 'certificate.not-found'],
	}),
});
