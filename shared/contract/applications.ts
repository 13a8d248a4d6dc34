import * as z from 'zod';
import { applicationStatusSchema } from '../codes/application-statuses.ts';
import { bookIssueKindSchema } from '../codes/book-issue-kinds.ts';
import { reviewItemSchema } from '../codes/review-items.ts';
import { reviewResultSchema } from '../codes/review-results.ts';
import { sexSchema } from '../codes/sexes.ts';
import { candidateActions } from '../domain/applications/candidate-actions.ts';
import {
	downloadSchema,
	idSchema,
	instantSchema,
	isoDateSchema,
	levelSchema,
	optionalQuery,
	optionalText,
	organizationRefSchema,
	placementSchema,
	revisionSchema,
	storedFileSchema,
	plainText,
	periodInOrder,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { eBookSectionsSchema } from './e-book.ts';
import { pageOf, pageQueryShape } from './paging.ts';

/** 寄送方式 of the paper part; e-books need none (F-14, F-19). */
export const deliveryMethodSchema = z.enum(['electronic', 'pickup', 'post']);

/** What the applicant fills in on F-14; complete only when sent. */
export const recordBookFormSchema = z.object({
	photoUploadId: idSchema.optional().meta({ title: '上傳大頭照' }),
	/** Attachments kept from an earlier save, by file id. */
	keptAttachmentIds: z.array(idSchema).max(10).default([]),
	attachmentUploadIds: z.array(idSchema).max(10, '最多 10 個檔案').default([]).meta({ title: '附件上傳' }),
	contactName: optionalText(50).meta({ title: '承辦人' }),
	contactPhone: optionalText(30).meta({ title: '聯絡電話' }),
	contactEmail: z
		.union([z.literal(''), z.email('請輸入正確的電子信箱')])
		.optional()
		.meta({ title: 'Email' }),
	deliveryMethod: deliveryMethodSchema.default('electronic').meta({ title: '寄送方式' }),
	remark: optionalText(500).meta({ title: '備註' }),
});

export type RecordBookFormInput = z.infer<typeof recordBookFormSchema>;

/** F-02: one condition of eligibility, met or not, with the figures it was judged by. */
export const eligibilityConditionSchema = z.object({
	code: z.enum([
		'membership',
		'basic-training',
		'special-training',
		'no-book',
		'has-book',
		'no-open-application',
	]),
	label: z.string(),
	met: z.boolean(),
	detail: z.string(),
});

const trainingDetailSchema = z.object({
	/** With `certificates`, for their download; what was sent before there were any has neither. */
	recordId: idSchema.optional(),
	certificates: z.array(storedFileSchema).optional(),
	courseName: z.string(),
	provider: z.string(),
	hours: z.number(),
	startDate: isoDateSchema,
	endDate: isoDateSchema,
	certificateCount: z.number().int(),
});

/** Everything the form page shows before and while an application is filled in. */
export const recordBookSubjectSchema = z.object({
	volunteerId: idSchema,
	volunteerName: z.string(),
	nationalId: z.string(),
	sex: sexSchema,
	birthDate: isoDateSchema,
	placement: placementSchema,
	basicHours: z.number(),
	specialHours: z.number(),
	basicTraining: z.array(trainingDetailSchema),
	specialTraining: z.array(trainingDetailSchema),
	photo: storedFileSchema.optional(),
	conditions: z.array(eligibilityConditionSchema),
	eligible: z.boolean(),
});

export type RecordBookSubject = z.infer<typeof recordBookSubjectSchema>;

export const allowedActionSchema = z.enum(['edit', 'submit', 'delete', 'withdraw', 'review']);

export const stationSchema = z.object({
	/** 站點: 0 is the applicant (W-05). */
	station: z.number().int(),
	round: z.number().int(),
	role: z.string(),
	person: z.string().optional(),
	/** Name of the station's organisation, where the governing authority decided in its place (L). */
	actedFor: z.string().optional(),
	opinion: z.string().optional(),
	at: instantSchema.optional(),
	/** 送審, 核准, 否決, 退回申請人, 審核中, 取消申請. */
	result: z.string(),
});

export const applicationSchema = z.object({
	applicationId: idSchema,
	/** 審核單編號 (S-11); absent before the first submit. */
	number: z.string().optional(),
	item: reviewItemSchema,
	issueKind: bookIssueKindSchema,
	status: applicationStatusSchema,
	revision: revisionSchema,
	round: z.number().int(),
	summary: z.string(),
	applicant: z.string(),
	submittedAt: instantSchema.optional(),
	decidedAt: instantSchema.optional(),
	/** Index of the open stage, 0-based, while in review. */
	stageIndex: z.number().int().optional(),
	stages: z.array(z.object({ level: levelSchema, organization: organizationRefSchema })),
	/** Frozen at submit; live before. */
	subject: recordBookSubjectSchema,
	form: z.object({
		photo: storedFileSchema.optional(),
		attachments: z.array(storedFileSchema),
		contactName: z.string().optional(),
		contactPhone: z.string().optional(),
		contactEmail: z.string().optional(),
		deliveryMethod: deliveryMethodSchema,
		remark: z.string().optional(),
	}),
	history: z.array(stationSchema),
	bookNumber: z.string().optional(),
	allowedActions: z.array(allowedActionSchema),
});

export type Application = z.infer<typeof applicationSchema>;

/** F-11: volunteers of the caller with the state of their book and application. */
export const candidateRowSchema = z.object({
	volunteerId: idSchema,
	volunteerName: z.string(),
	nationalId: z.string(),
	basicHours: z.number(),
	specialHours: z.number(),
	unit: organizationRefSchema,
	applicant: z.string().optional(),
	issuer: z.string().optional(),
	submittedOn: isoDateSchema.optional(),
	status: applicationStatusSchema,
	applicationId: idSchema.optional(),
	bookNumber: z.string().optional(),
	/** Which buttons the row shows: 初次申請, 補發, 換發, 編輯 (draft or returned), 檢視. */
	actions: z.array(z.enum(candidateActions)),
});

export type CandidateRow = z.infer<typeof candidateRowSchema>;

export const applicationRowSchema = z.object({
	applicationId: idSchema,
	number: z.string(),
	item: reviewItemSchema,
	applicant: z.string(),
	summary: z.string(),
	submittedAt: instantSchema,
	status: applicationStatusSchema,
	revision: revisionSchema,
	round: z.number().int(),
});

export type ApplicationRow = z.infer<typeof applicationRowSchema>;

/** S-10: a form waiting for my review, or returned to me. */
export const taskRowSchema = applicationRowSchema.extend({ task: z.enum(['review', 'returned']) });

export type TaskRow = z.infer<typeof taskRowSchema>;

const decisionShape = {
	result: reviewResultSchema.meta({ title: '審核結果' }),
	opinion: optionalText(500).meta({ title: '審核意見' }),
};

function opinionGivenUnlessApproved(value: { result: string; opinion?: string }): boolean {
	return value.result === 'approve' || Boolean(value.opinion);
}
const opinionMissing = { path: ['opinion'], error: '否決或退回時，請填寫審核意見' };

export const bookRowSchema = z.object({
	volunteerName: z.string(),
	nationalId: z.string(),
	/** 申請單位. */
	applicant: z.string(),
	bookNumber: z.string(),
	issuer: z.string(),
	issueKind: bookIssueKindSchema,
	issuedOn: isoDateSchema,
	/** M-08. */
	status: z.enum(['in-use', 'lost', 'used-up']),
	approvedAt: instantSchema,
});

export type BookRow = z.infer<typeof bookRowSchema>;

const applying = { kind: 'staff', function: 'applications.record-book' } as const;
const applicationParams = z.object({ applicationId: idSchema });
const volunteerParams = z.object({ volunteerId: idSchema });

export const applicationsContract = defineContract({
	listCandidates: defineRoute({
		method: 'GET',
		path: '/api/applications/record-books/candidates',
		summary: '紀錄冊申請列表（F-10、F-11）',
		access: applying,
		query: periodInOrder(
			z.object({
				...pageQueryShape,
				/** 志工所屬單位 and 申請單位: any node in scope, with all below it. */
				organizationId: optionalQuery(idSchema),
				applicantId: optionalQuery(idSchema),
				name: optionalQuery(plainText().max(50)),
				nationalId: optionalQuery(plainText().max(20)),
				status: optionalQuery(applicationStatusSchema),
				from: optionalQuery(isoDateSchema),
				until: optionalQuery(isoDateSchema),
			}),
		),
		response: pageOf(candidateRowSchema),
	}),
	getSubject: defineRoute({
		method: 'GET',
		path: '/api/applications/record-books/subjects/{volunteerId}',
		summary: '申請前的資格檢核（F-02）',
		access: applying,
		params: volunteerParams,
		query: z.object({ unitId: idSchema, issueKind: bookIssueKindSchema.default('first') }),
		response: recordBookSubjectSchema,
		errors: ['volunteer.not-found'],
	}),
	createDraft: defineRoute({
		method: 'POST',
		path: '/api/applications/record-books',
		summary: '紀錄冊申請：暫存新的申請（F-03）',
		access: { ...applying, levels: ['unit', 'team', 'squad'] },
		status: 201,
		body: z.object({
			volunteerId: idSchema,
			unitId: idSchema,
			issueKind: bookIssueKindSchema,
			form: recordBookFormSchema,
		}),
		response: applicationSchema,
		errors: [
			'volunteer.left-unit',
			'volunteer.not-found',
			'application.already-open',
			'application.book-exists',
			'application.book-missing',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	saveDraft: defineRoute({
		method: 'PUT',
		path: '/api/applications/{applicationId}',
		summary: '暫存修改',
		access: { ...applying, levels: ['unit', 'team', 'squad'] },
		params: applicationParams,
		body: z.object({ revision: revisionSchema, form: recordBookFormSchema }),
		response: applicationSchema,
		errors: [
			'volunteer.left-unit',
			'application.not-found',
			'application.not-editable',
			'request.conflict',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	submit: defineRoute({
		method: 'POST',
		path: '/api/applications/{applicationId}/submissions',
		summary: '確認送審（F-03、M-01）',
		access: { ...applying, levels: ['unit', 'team', 'squad'] },
		params: applicationParams,
		body: z.object({ revision: revisionSchema }),
		response: applicationSchema,
		errors: [
			'volunteer.left-unit',
			'application.not-found',
			'application.not-eligible',
			'application.not-editable',
			'request.conflict',
		],
	}),
	deleteDraft: defineRoute({
		method: 'DELETE',
		path: '/api/applications/{applicationId}',
		summary: '刪除暫存的申請',
		access: { ...applying, levels: ['unit', 'team', 'squad'] },
		params: applicationParams,
		/** Whose draft it was. */
		response: z.object({ volunteerId: idSchema, unitId: idSchema }),
		errors: ['application.not-found', 'application.not-editable'],
	}),
	withdraw: defineRoute({
		method: 'POST',
		path: '/api/applications/{applicationId}/withdrawals',
		summary: '取消申請（第一站審核前，M-01）',
		access: { ...applying, levels: ['unit', 'team', 'squad'] },
		params: applicationParams,
		body: z.object({ revision: revisionSchema }),
		response: applicationSchema,
		errors: ['application.not-found', 'application.not-withdrawable', 'request.conflict'],
	}),
	getApplication: defineRoute({
		method: 'GET',
		path: '/api/applications/{applicationId}',
		summary: '申請單內容與審核歷程（W-03、W-05）',
		access: { kind: 'staff', function: ['applications.record-book', 'reviews.pending', 'reviews.search'] },
		params: applicationParams,
		response: applicationSchema,
		errors: ['application.not-found'],
	}),
	downloadFile: defineRoute({
		method: 'GET',
		path: '/api/applications/{applicationId}/files/{fileId}',
		summary: '下載申請單的檔案',
		access: { kind: 'staff', function: ['applications.record-book', 'reviews.pending', 'reviews.search'] },
		params: z.object({ applicationId: idSchema, fileId: idSchema }),
		response: downloadSchema,
		errors: ['application.not-found', 'file.not-found'],
	}),
	listTasks: defineRoute({
		method: 'GET',
		path: '/api/applications/tasks',
		summary: '待辦事項（S-10）；task=review 即待審核申請單（W-01）',
		access: { kind: 'staff', function: ['reviews.pending', 'applications.record-book'] },
		query: z.object({
			...pageQueryShape,
			task: optionalQuery(z.enum(['review', 'returned'])),
			item: optionalQuery(reviewItemSchema),
			summary: optionalQuery(plainText().max(50)),
			applicant: optionalQuery(plainText().max(50)),
		}),
		response: pageOf(taskRowSchema),
	}),
	searchApplications: defineRoute({
		method: 'GET',
		path: '/api/applications',
		summary: '審核單查詢（W-06），依送審日期由新到舊',
		access: { kind: 'staff', function: 'reviews.search' },
		query: z.object({
			...pageQueryShape,
			item: optionalQuery(reviewItemSchema),
			status: optionalQuery(applicationStatusSchema),
			summary: optionalQuery(plainText().max(50)),
			applicant: optionalQuery(plainText().max(50)),
		}),
		response: pageOf(applicationRowSchema),
	}),
	decide: defineRoute({
		method: 'POST',
		path: '/api/applications/{applicationId}/decisions',
		summary: '審核（W-03）',
		access: { kind: 'staff', function: 'reviews.pending' },
		params: applicationParams,
		body: z
			.object({ revision: revisionSchema, ...decisionShape })
			.refine(opinionGivenUnlessApproved, opinionMissing),
		response: applicationSchema,
		errors: ['application.not-found', 'application.already-decided', 'application.own-submission'],
	}),
	decideBatch: defineRoute({
		method: 'POST',
		path: '/api/applications/decisions',
		summary: '批次審核（W-01）',
		access: { kind: 'staff', function: 'reviews.pending' },
		body: z
			.object({
				items: z
					.array(z.object({ applicationId: idSchema, revision: revisionSchema }))
					.min(1, '請先勾選申請單')
					.max(100, '一次最多審核 100 筆'),
				...decisionShape,
			})
			.refine(opinionGivenUnlessApproved, opinionMissing),
		/** One outcome per ticked row; a row that fails does not stop the others. */
		response: z.object({
			items: z.array(
				z.object({ applicationId: idSchema, done: z.boolean(), message: z.string().optional() }),
			),
		}),
	}),
	listBooks: defineRoute({
		method: 'GET',
		path: '/api/applications/volunteers/{volunteerId}/record-books',
		summary: '志工的紀錄冊（V-18）',
		access: { kind: 'staff', function: 'volunteers.data' },
		params: volunteerParams,
		response: z.object({ items: z.array(bookRowSchema) }),
		errors: ['volunteer.not-found'],
	}),
	exportBook: defineRoute({
		method: 'POST',
		path: '/api/applications/volunteers/{volunteerId}/e-books',
		summary: '紀錄冊匯出（V-19 至 V-22）',
		access: { kind: 'staff', function: 'volunteers.data' },
		params: volunteerParams,
		body: eBookSectionsSchema,
		response: downloadSchema,
		errors: ['volunteer.left-unit', 'volunteer.not-found', 'book.not-exportable'],
	}),
	listOwnBooks: defineRoute({
		method: 'GET',
		path: '/api/applications/me/record-books',
		summary: '志工本人的紀錄冊',
		access: { kind: 'volunteer' },
		response: z.object({ items: z.array(bookRowSchema) }),
	}),
	exportOwnBook: defineRoute({
		method: 'POST',
		path: '/api/applications/me/e-books',
		summary: '志工本人下載電子紀錄冊（P-14、P-15）',
		access: { kind: 'volunteer' },
		body: eBookSectionsSchema,
		response: downloadSchema,
		errors: ['book.not-exportable'],
	}),
});
