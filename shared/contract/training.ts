import * as z from 'zod';
import { courseTypeSchema } from '../codes/course-types.ts';
import { serviceCategorySchema } from '../codes/service-categories.ts';
import { trainingActions } from '../domain/training/allowed-actions.ts';
import { decimalHoursSchema } from '../values/decimal-hours.ts';
import { todayInTaipei } from '../values/taipei-time.ts';
import {
	downloadSchema,
	emptySchema,
	idSchema,
	instantSchema,
	isoDateSchema,
	optionalQuery,
	optionalText,
	requiredText,
	revisionSchema,
	storedFileSchema,
	plainText,
	periodInOrder,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { pageOf, pageQueryShape } from './paging.ts';

export const trainingRecordSchema = z.object({
	recordId: idSchema,
	volunteerId: idSchema,
	volunteerName: z.string(),
	/** Masked (S-17). */
	nationalId: z.string(),
	courseName: z.string(),
	courseType: courseTypeSchema,
	/** 課程領域: the service category of the course. */
	category: serviceCategorySchema,
	provider: z.string(),
	/** Decimal hours (H-07). */
	hours: z.number(),
	startDate: isoDateSchema,
	endDate: isoDateSchema,
	/** 登錄單位. */
	registeredBy: z.string(),
	approvedOn: isoDateSchema.optional(),
	approvalNumber: z.string().optional(),
	certificates: z.array(storedFileSchema),
	/** Certificates that a newer file has replaced (E-23), oldest first. */
	replacedCertificates: z.array(
		storedFileSchema.extend({ replacedAt: instantSchema, replacedBy: z.string() }),
	),
	/** 備註. */
	note: z.string().optional(),
	/** 資料建立 and 異動: when, and by whom. */
	createdAt: instantSchema,
	createdBy: z.string().optional(),
	updatedAt: instantSchema.optional(),
	updatedBy: z.string().optional(),
	revision: revisionSchema,
	/** What the caller may do with the row (E-46). */
	allowedActions: z.array(z.enum(trainingActions)),
});

export type TrainingRecord = z.infer<typeof trainingRecordSchema>;

/** E-21: 核定日期 and 核定字號 are required unless 「本單位無核定日期與核定字號」 is ticked. */
const certificateUploadIdsSchema = z.array(idSchema).max(10, '最多 10 個檔案');

const courseShape = {
	courseType: courseTypeSchema.meta({ title: '課程類型' }),
	category: serviceCategorySchema.meta({ title: '課程領域' }),
	provider: requiredText(60).meta({ title: '開課單位' }),
	hours: decimalHoursSchema
		.refine((hours) => hours > 0 && hours <= 999, '受訓時數須大於 0，且不超過 999')
		.meta({ title: '受訓時數' }),
	courseName: requiredText(100).meta({ title: '課程名稱' }),
	startDate: isoDateSchema.meta({ title: '課程起始日期' }),
	endDate: isoDateSchema.meta({ title: '課程結束日期' }),
	withoutApproval: z.boolean().default(false).meta({ title: '本單位無核定日期與核定字號' }),
	approvedOn: isoDateSchema.optional().meta({ title: '核定日期' }),
	approvalNumber: optionalText(60).meta({ title: '核定字號' }),
	note: optionalText(200).meta({ title: '備註' }),
};

interface CourseForm {
	startDate: string;
	endDate: string;
	withoutApproval: boolean;
	approvedOn?: string | undefined;
	approvalNumber?: string | undefined;
}

function checkedCourse<Form extends z.ZodType<CourseForm>>(form: Form): Form {
	return form
		.refine((value) => value.endDate >= value.startDate, {
			path: ['endDate'],
			error: '課程結束日期不可早於起始日期',
		})
		.refine((value) => value.endDate <= todayInTaipei(new Date()), {
			path: ['endDate'],
			error: '課程結束日期不可晚於今天',
		})
		.refine((value) => value.withoutApproval || value.approvedOn, {
			path: ['approvedOn'],
			error: '請輸入核定日期，或勾選「本單位無核定日期與核定字號」',
		})
		.refine((value) => value.withoutApproval || value.approvalNumber, {
			path: ['approvalNumber'],
			error: '請輸入核定字號，或勾選「本單位無核定日期與核定字號」',
		});
}

export const trainingCreateSchema = checkedCourse(
	z.object({
		volunteerId: idSchema.meta({ title: '身分證字號' }),
		...courseShape,
		certificateUploadIds: certificateUploadIdsSchema.default([]).meta({ title: '上傳證書' }),
	}),
);

export type TrainingCreate = z.infer<typeof trainingCreateSchema>;

/** 編輯 (E-23, E-46); while a book rests on the course only 備註 may differ. */
export const trainingUpdateSchema = checkedCourse(z.object({ ...courseShape, revision: revisionSchema }));

export type TrainingUpdate = z.infer<typeof trainingUpdateSchema>;

/** 上傳證書 of a record that exists. */
export const certificatesAddSchema = z.object({
	certificateUploadIds: certificateUploadIdsSchema.min(1, '請選擇檔案').meta({ title: '上傳證書' }),
	/** The new files take the place of those that are there, which stay as history (E-23). */
	replace: z.boolean().default(false).meta({ title: '取代原有證書' }),
	revision: revisionSchema,
});

export type CertificatesAdd = z.infer<typeof certificatesAddSchema>;

/** How one file of 批次上傳證書 fared. */
export const certificateOutcomeSchema = z.object({
	uploadId: idSchema,
	fileName: z.string(),
	done: z.boolean(),
	/** Where it belongs now, or why nowhere. */
	message: z.string(),
});

export type CertificateOutcome = z.infer<typeof certificateOutcomeSchema>;

const recordParams = z.object({ volunteerId: idSchema, recordId: idSchema });

const recording = { kind: 'staff', function: 'training.records' } as const;

export const trainingContract = defineContract({
	listRecords: defineRoute({
		method: 'GET',
		path: '/api/training/records',
		summary: '教育訓練歷程（E-18、E-19），依課程日期由新到舊；依志工所屬單位查詢時逐人列出',
		access: recording,
		query: periodInOrder(
			z.object({
				...pageQueryShape,
				/** 志工所屬單位: whose members, whoever registered it. */
				organizationId: optionalQuery(idSchema),
				/** 登錄單位: who registered it, or below. */
				registrarId: optionalQuery(idSchema),
				name: optionalQuery(plainText().max(50)),
				/** The full ID number; answers that person's records only. */
				nationalId: optionalQuery(plainText().max(20)),
				courseType: optionalQuery(courseTypeSchema),
				category: optionalQuery(serviceCategorySchema),
				courseName: optionalQuery(plainText().max(100)),
				provider: optionalQuery(plainText().max(60)),
				from: optionalQuery(isoDateSchema),
				until: optionalQuery(isoDateSchema),
				hasCertificate: optionalQuery(z.enum(['true', 'false'])),
			}),
		),
		response: pageOf(trainingRecordSchema),
	}),
	createRecord: defineRoute({
		method: 'POST',
		path: '/api/training/records',
		summary: '教育訓練課程新增（E-21）',
		access: recording,
		status: 201,
		body: trainingCreateSchema,
		response: trainingRecordSchema,
		errors: [
			'volunteer.left-unit',
			'volunteer.not-found',
			'training.duplicate',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	/** V-15: the whole history of one person, whoever registered it. */
	listOfVolunteer: defineRoute({
		method: 'GET',
		path: '/api/training/volunteers/{volunteerId}/records',
		summary: '志工的教育訓練（V-15）',
		access: { kind: 'staff', function: 'volunteers.data' },
		params: z.object({ volunteerId: idSchema }),
		response: z.object({ items: z.array(trainingRecordSchema) }),
		errors: ['volunteer.not-found'],
	}),
	updateRecord: defineRoute({
		method: 'PUT',
		path: '/api/training/volunteers/{volunteerId}/records/{recordId}',
		summary: '編輯教育訓練紀錄（E-23、E-46）',
		access: recording,
		params: recordParams,
		body: trainingUpdateSchema,
		response: trainingRecordSchema,
		errors: [
			'volunteer.left-unit',
			'training.record-not-found',
			'training.in-use',
			'training.duplicate',
			'request.conflict',
		],
	}),
	addCertificates: defineRoute({
		method: 'POST',
		path: '/api/training/volunteers/{volunteerId}/records/{recordId}/certificates',
		summary: '上傳教育訓練證書，新增或取代（E-23、H-15）',
		access: recording,
		params: recordParams,
		body: certificatesAddSchema,
		response: trainingRecordSchema,
		errors: [
			'volunteer.left-unit',
			'training.record-not-found',
			'training.too-many-certificates',
			'request.conflict',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	addCertificatesByName: defineRoute({
		method: 'POST',
		path: '/api/training/certificates',
		summary: '批次上傳證書：檔名以身分證字號開頭（N-08、H-15），逐檔回覆結果',
		access: recording,
		body: z.object({
			uploadIds: z
				.array(idSchema)
				.min(1, '請選擇檔案')
				.max(50, '一次最多 50 個檔案')
				.meta({ title: '證書檔案' }),
		}),
		response: z.object({ items: z.array(certificateOutcomeSchema) }),
	}),
	deleteRecord: defineRoute({
		method: 'DELETE',
		path: '/api/training/volunteers/{volunteerId}/records/{recordId}',
		summary: '刪除教育訓練紀錄',
		access: recording,
		params: z.object({ volunteerId: idSchema, recordId: idSchema }),
		response: emptySchema,
		errors: ['volunteer.left-unit', 'training.record-not-found', 'training.in-use'],
	}),
	downloadCertificate: defineRoute({
		method: 'GET',
		path: '/api/training/volunteers/{volunteerId}/records/{recordId}/certificates/{fileId}',
		summary: '下載證書',
		access: { kind: 'staff', function: ['volunteers.data', 'training.records'] },
		params: z.object({ volunteerId: idSchema, recordId: idSchema, fileId: idSchema }),
		response: downloadSchema,
		errors: ['training.record-not-found', 'file.not-found'],
	}),
	listOwn: defineRoute({
		method: 'GET',
		path: '/api/training/me',
		summary: '志工本人的教育訓練時數（P-13）',
		access: { kind: 'volunteer' },
		response: z.object({ items: z.array(trainingRecordSchema) }),
	}),
});
