import * as z from 'zod';
import { awardGradeSchema, awardSchema } from '../codes/awards.ts';
import { partsOfIsoDate } from '../values/iso-date.ts';
import { todayInTaipei } from '../values/taipei-time.ts';
import {
	downloadSchema,
	emptySchema,
	idSchema,
	optionalQuery,
	revisionSchema,
	storedFileSchema,
	plainText,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { pageOf, pageQueryShape } from './paging.ts';

/** 志願服務法 came into force in this ROC year. */
const firstAwardYear = 90;

function thisRocYear(): number {
	return partsOfIsoDate(todayInTaipei(new Date()))[0] - 1911;
}

const rocYearSchema = z.number({ error: '請輸入民國年，例如 114' }).int('請輸入民國年，例如 114');

/** One award of a volunteer (V-25). */
export const awardRecordSchema = z.object({
	awardId: idSchema,
	volunteerId: idSchema,
	revision: revisionSchema,
	volunteerName: z.string(),
	/** Masked (S-17). */
	nationalId: z.string(),
	award: awardSchema,
	grade: awardGradeSchema,
	rocYear: z.number().int(),
	/** 申請單位. */
	applicant: z.string(),
	evidence: z.array(storedFileSchema),
	/** Whether the caller may change it: their own unit's, or one below. */
	editable: z.boolean(),
});

export type AwardRecord = z.infer<typeof awardRecordSchema>;

const awardFields = {
	award: awardSchema.meta({ title: '獎項名稱' }),
	grade: awardGradeSchema.meta({ title: '獎項等次' }),
	rocYear: rocYearSchema
		.min(firstAwardYear, `獲獎年度不可早於民國 ${firstAwardYear} 年`)
		.refine((year) => year <= thisRocYear(), '獲獎年度不可晚於今年')
		.meta({ title: '獲獎年度' }),
	evidenceUploadIds: z.array(idSchema).max(10, '最多 10 個檔案').default([]).meta({ title: '佐證文件' }),
};

export const awardCreateSchema = z.object({
	volunteerId: idSchema.meta({ title: '身分證字號' }),
	...awardFields,
});

export const awardUpdateSchema = z.object({
	revision: revisionSchema,
	...awardFields,
	/** Files that stay, by id. */
	keptEvidenceIds: z.array(idSchema).max(10).default([]),
});

export type AwardCreate = z.infer<typeof awardCreateSchema>;
export type AwardUpdate = z.infer<typeof awardUpdateSchema>;

const registering = { kind: 'staff', function: 'volunteers.awards' } as const;
const awardParams = z.object({ volunteerId: idSchema, awardId: idSchema });

/** 獎勵獎項 of a person, and 服務獎勵紀錄維護 of a scope (V-25, V-38). */
export const awardRoutes = defineContract({
	listAwards: defineRoute({
		method: 'GET',
		path: '/api/volunteers/awards',
		summary: '服務獎勵紀錄維護，依獲獎年度由新到舊',
		access: registering,
		query: z.object({
			...pageQueryShape,
			organizationId: optionalQuery(idSchema),
			name: optionalQuery(plainText().max(50)),
			/** The full ID number; answers that person's awards only. */
			nationalId: optionalQuery(plainText().max(20)),
			award: optionalQuery(awardSchema),
			grade: optionalQuery(awardGradeSchema),
			rocYear: optionalQuery(z.coerce.number().int().min(1).max(999)),
		}),
		response: pageOf(awardRecordSchema),
	}),
	createAward: defineRoute({
		method: 'POST',
		path: '/api/volunteers/awards',
		summary: '新增獎勵紀錄（V-38）',
		access: registering,
		status: 201,
		body: awardCreateSchema,
		response: awardRecordSchema,
		errors: [
			'volunteer.left-unit',
			'volunteer.not-found',
			'award.duplicate',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	listAwardsOfVolunteer: defineRoute({
		method: 'GET',
		path: '/api/volunteers/{volunteerId}/awards',
		summary: '志工的獎勵獎項（V-25）',
		access: { kind: 'staff', function: 'volunteers.data' },
		params: awardParams.pick({ volunteerId: true }),
		response: z.object({ items: z.array(awardRecordSchema) }),
		errors: ['volunteer.not-found'],
	}),
	updateAward: defineRoute({
		method: 'PUT',
		path: '/api/volunteers/{volunteerId}/awards/{awardId}',
		summary: '編輯本單位的獎勵紀錄',
		access: registering,
		params: awardParams,
		body: awardUpdateSchema,
		response: awardRecordSchema,
		errors: [
			'volunteer.left-unit',
			'award.not-found',
			'award.duplicate',
			'request.conflict',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	deleteAward: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/{volunteerId}/awards/{awardId}',
		summary: '刪除本單位的獎勵紀錄',
		access: registering,
		params: awardParams,
		response: emptySchema,
		errors: ['volunteer.left-unit', 'award.not-found', 'request.conflict'],
	}),
	downloadAwardEvidence: defineRoute({
		method: 'GET',
		path: '/api/volunteers/{volunteerId}/awards/{awardId}/evidence/{fileId}',
		summary: '下載獎勵佐證文件',
		access: { kind: 'staff', function: ['volunteers.data', 'volunteers.awards'] },
		params: awardParams.extend({ fileId: idSchema }),
		response: downloadSchema,
		errors: ['award.not-found', 'file.not-found'],
	}),
});
