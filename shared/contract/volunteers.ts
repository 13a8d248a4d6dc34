import * as z from 'zod';
import { awardGradeSchema, awardSchema } from '../codes/awards.ts';
import { educationSchema } from '../codes/educations.ts';
import { identityDocumentSchema, type IdentityDocument } from '../codes/identity-documents.ts';
import { languageSchema } from '../codes/languages.ts';
import { membershipStatusSchema } from '../codes/membership-statuses.ts';
import { noteKindSchema } from '../codes/note-kinds.ts';
import { occupationSchema } from '../codes/occupations.ts';
import { serviceCategorySchema } from '../codes/service-categories.ts';
import { sexSchema } from '../codes/sexes.ts';
import { skillSchema } from '../codes/skills.ts';
import { timeSlotSchema } from '../codes/time-slots.ts';
import { emailSchema } from '../values/email.ts';
import { checkIdentityNumber } from '../values/identity-number.ts';
import { normalizeNationalId } from '../values/national-id.ts';
import { mobileSchema } from '../values/phone.ts';
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
import { defineContract, defineRoute } from './define-route.ts';
import { exportFormatSchema, jobSchema } from './jobs.ts';
import { pageOf, pageQueryShape } from './paging.ts';
import { paperBookRoutes } from './paper-books.ts';
import { squadRoutes } from './squads.ts';
import { teamRoutes } from './teams.ts';
import { awardRoutes } from './volunteer-awards.ts';
import { consentRoutes } from './volunteer-consents.ts';
import { honorCardRoutes } from './volunteer-honor-cards.ts';
import { noteRoutes } from './volunteer-notes.ts';

/** The base data that every unit of the volunteer may maintain (V-08 to V-12, V-14). */
export const volunteerBaseShape = {
	name: requiredText(50).meta({ title: '中文姓名' }),
	englishName: optionalText(100).meta({ title: '英文姓名' }),
	mobilePhone: mobileSchema.meta({ title: '手機號碼' }),
	homePhone: optionalText(30).meta({ title: '室內電話' }),
	email: emailSchema.meta({ title: 'Email信箱' }),
	sex: sexSchema.meta({ title: '性別' }),
	birthDate: pastDateSchema.meta({ title: '生日' }),
	recordBookIssuer: optionalText(60).meta({ title: '紀錄冊發給單位' }),
	recordBookIssuedOn: pastDateSchema.optional().meta({ title: '發冊日期' }),
	honorCardNumber: optionalText(20).meta({ title: '榮譽卡卡號' }),
	registeredAddress: addressSchema.default({}).meta({ title: '戶籍地址' }),
	contactAddress: addressSchema.default({}).meta({ title: '聯絡地址' }),
	isIndigenous: z.boolean().default(false).meta({ title: '是否為原住民' }),
	isForeigner: z.boolean().default(false).meta({ title: '是否為外國人' }),
	isDisasterReliefVolunteer: z.boolean().default(false).meta({ title: '是否加入救災志工' }),
	occupation: occupationSchema.meta({ title: '現職' }),
	education: educationSchema.meta({ title: '學歷' }),
	skills: z.array(skillSchema).max(40).default([]).meta({ title: '專長' }),
	otherSkill: optionalText(100).meta({ title: '其他專長' }),
	languages: z.array(languageSchema).max(20).default([]).meta({ title: '擅長語言' }),
	otherLanguage: optionalText(100).meta({ title: '其他語言' }),
	preferredCategories: z.array(serviceCategorySchema).max(40).default([]).meta({ title: '期待服務類別' }),
	preferredTimeSlots: z.array(timeSlotSchema).max(21).default([]).meta({ title: '期待服務時段' }),
	preferredAreas: optionalText(100).meta({ title: '期待服務地區' }),
};

/** Files sent beforehand to the upload area; an absent one leaves the stored file as it is. */
const volunteerUploadsShape = {
	photoUploadId: idSchema.optional().meta({ title: '大頭照' }),
	bookCoverUploadId: idSchema.optional().meta({ title: '紀錄冊封面' }),
	parentalConsentUploadId: idSchema.optional().meta({ title: '家長同意書' }),
};

const placementIdsShape = {
	unitId: idSchema.meta({ title: '運用單位' }),
	teamId: idSchema.optional().meta({ title: '志工隊' }),
	squadId: idSchema.optional().meta({ title: '志工小隊' }),
};

const identityShape = {
	/** Told by the shape of the number when absent, as in a file; a passport that looks like an ID needs it. */
	document: identityDocumentSchema.optional().meta({ title: '證件種類' }),
	nationalId: z.string().overwrite(normalizeNationalId).meta({ title: '身分證字號/居留證字號' }),
};

interface Identity {
	document?: IdentityDocument | undefined;
	nationalId: string;
}

const isRightNumber = ({ nationalId, document }: Identity) => checkIdentityNumber(nationalId, document).ok;

/** What is wrong with the number, at its field, however much else is wrong. */
const wrongNumber = {
	path: ['nationalId'],
	error: ({ input }: { input?: unknown }) => {
		const { nationalId, document } = input as Identity;
		const check = checkIdentityNumber(nationalId, document);
		return check.ok ? undefined : check.message;
	},
	when: ({ value }: { value: unknown }) => z.object(identityShape).safeParse(value).success,
};

export const volunteerCreateSchema = z
	.object({
		...placementIdsShape,
		...identityShape,
		/** Revision of the existing person that 檢核 showed, when the person is attached and not new (V-07). */
		attachRevision: revisionSchema.optional(),
		...volunteerBaseShape,
		...volunteerUploadsShape,
	})
	.refine(isRightNumber, wrongNumber);

export const volunteerUpdateSchema = z.object({
	revision: revisionSchema,
	...volunteerBaseShape,
	...volunteerUploadsShape,
});

export const volunteerBaseSchema = z.object(volunteerBaseShape);
export type VolunteerBase = z.infer<typeof volunteerBaseSchema>;
export type VolunteerCreate = z.infer<typeof volunteerCreateSchema>;
export type VolunteerUpdate = z.infer<typeof volunteerUpdateSchema>;

export const volunteerRowSchema = z.object({
	volunteerId: idSchema,
	unit: organizationRefSchema,
	team: organizationRefSchema.optional(),
	squad: organizationRefSchema.optional(),
	name: z.string(),
	/** Masked (S-17). */
	nationalId: z.string(),
	status: membershipStatusSchema,
});

export type VolunteerRow = z.infer<typeof volunteerRowSchema>;

export const volunteerCreatedSchema = z.object({
	volunteerId: idSchema,
	/** The person was known before. */
	attached: z.boolean(),
	/** The new row of the list. */
	row: volunteerRowSchema,
});

export type VolunteerCreated = z.infer<typeof volunteerCreatedSchema>;

export const membershipSchema = z.object({
	placement: placementSchema,
	status: membershipStatusSchema,
	joinedOn: isoDateSchema,
	leftOn: isoDateSchema.optional(),
	/** Earlier stays in the unit, oldest first. */
	earlier: z.array(z.object({ joinedOn: isoDateSchema, leftOn: isoDateSchema })).optional(),
});

/** One person: base data, where they serve (within the caller's scope), and the header block (V-36). */
export const volunteerDetailSchema = z.object({
	volunteerId: idSchema,
	revision: revisionSchema,
	nationalId: z.string(),
	base: volunteerBaseSchema,
	photo: storedFileSchema.optional(),
	bookCover: storedFileSchema.optional(),
	parentalConsent: storedFileSchema.optional(),
	memberships: z.array(membershipSchema),
	/** False for a unit that the person has left: it reads and changes nothing (V-32). */
	mayMaintain: z.boolean(),
	recordBookNumber: z.string().optional(),
	training: z.object({
		basicHours: z.number(),
		/** Hours of special training by service category. */
		specialHours: z.partialRecord(serviceCategorySchema, z.number()),
	}),
});

export type VolunteerDetail = z.infer<typeof volunteerDetailSchema>;

const knownPersonShape = {
	revision: revisionSchema,
	base: volunteerBaseSchema,
	photo: storedFileSchema.optional(),
	/** 發給單位 and 發冊日期 are the book's (F-16). */
	bookIssued: z.boolean(),
};

export const checkOutcomeSchema = z.discriminatedUnion('outcome', [
	z.object({ outcome: z.literal('new'), sex: sexSchema.optional() }),
	/** The person serves in another unit: shown prefilled, to be attached. */
	z.object({ outcome: z.literal('attach'), ...knownPersonShape }),
	/** The person was in this very unit before and comes back to what is there (V-32). */
	z.object({
		outcome: z.literal('rejoin'),
		...knownPersonShape,
		joinedOn: isoDateSchema,
		leftOn: isoDateSchema.optional(),
	}),
]);

export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;

/** An award as the volunteer sees it (P-14). */
export const ownAwardSchema = z.object({
	awardId: idSchema,
	award: awardSchema,
	grade: awardGradeSchema,
	/** 獲獎年度, a ROC year. */
	rocYear: z.number(),
	/** 申請單位. */
	applicant: z.string(),
});

export type OwnAward = z.infer<typeof ownAwardSchema>;

const maintaining = { kind: 'staff', function: 'volunteers.data' } as const;
const volunteerParams = z.object({ volunteerId: idSchema });

/** Of the list and of what is exported from it (V-02). */
const listFilters = {
	/** Any node in scope; the own node when absent. */
	organizationId: optionalQuery(idSchema),
	/** Any part of the name. */
	name: optionalQuery(plainText().max(50)),
	/** The full ID number. */
	nationalId: optionalQuery(plainText().max(20)),
	status: optionalQuery(membershipStatusSchema),
};

export const volunteersContract = defineContract({
	...paperBookRoutes,
	...teamRoutes,
	...squadRoutes,
	...noteRoutes,
	...consentRoutes,
	...honorCardRoutes,
	...awardRoutes,
	listVolunteers: defineRoute({
		method: 'GET',
		path: '/api/volunteers',
		summary: '志工資料列表（V-02、V-03）',
		access: {
			kind: 'staff',
			function: ['volunteers.data', 'volunteers.awards', 'training.records', 'applications.record-book'],
		},
		query: z.object({
			...pageQueryShape,
			...listFilters,
		}),
		response: pageOf(volunteerRowSchema),
	}),
	/** V-04: what the list shows with these filters, with the base data. */
	exportVolunteers: defineRoute({
		method: 'POST',
		path: '/api/volunteers/exports',
		summary: '匯出志工資料（V-04），於背景製作',
		access: maintaining,
		status: 202,
		body: z.object({
			format: exportFormatSchema,
			...listFilters,
		}),
		response: jobSchema,
		errors: ['organization.not-found'],
	}),
	/** The sheet that `importVolunteers` takes, with notes and code tables beside it. */
	downloadImportSample: defineRoute({
		method: 'GET',
		path: '/api/volunteers/imports/sample',
		summary: '範例檔下載（V-04）',
		access: maintaining,
		query: z.object({ format: exportFormatSchema.default('ods') }),
		response: downloadSchema,
	}),
	importVolunteers: defineRoute({
		method: 'POST',
		path: '/api/volunteers/imports',
		summary: '批次匯入新增志工（V-04、V-05），於背景進行',
		access: maintaining,
		status: 202,
		body: z.object({ fileUploadId: idSchema.meta({ title: '匯入檔案' }) }),
		response: jobSchema,
		errors: ['file.upload-not-found', 'file.type-refused', 'file.too-large'],
	}),
	checkVolunteer: defineRoute({
		method: 'POST',
		path: '/api/volunteers/checks',
		summary: '檢核身分證字號（V-06、V-07）',
		access: maintaining,
		body: z.object({ unitId: placementIdsShape.unitId, ...identityShape }).refine(isRightNumber, wrongNumber),
		response: checkOutcomeSchema,
		errors: [
			'volunteer.duplicate-in-unit',
			'volunteer.national-id-invalid',
			'organization.not-found',
			'organization.disabled',
		],
	}),
	createVolunteer: defineRoute({
		method: 'POST',
		path: '/api/volunteers',
		summary: '新增志工',
		access: maintaining,
		status: 201,
		body: volunteerCreateSchema,
		response: volunteerCreatedSchema,
		errors: [
			'volunteer.duplicate-in-unit',
			'volunteer.sex-contradicts-id',
			'volunteer.consent-required',
			'volunteer.too-young',
			'volunteer.book-issued',
			'volunteer.data-differs',
			'organization.not-found',
			'organization.disabled',
			'file.upload-not-found',
			'file.type-refused',
		],
	}),
	getVolunteer: defineRoute({
		method: 'GET',
		path: '/api/volunteers/{volunteerId}',
		summary: '志工基本資料',
		access: maintaining,
		params: volunteerParams,
		response: volunteerDetailSchema,
		errors: ['volunteer.not-found'],
	}),
	updateVolunteer: defineRoute({
		method: 'PUT',
		path: '/api/volunteers/{volunteerId}',
		summary: '編輯志工基本資料（V-13）',
		access: maintaining,
		params: volunteerParams,
		body: volunteerUpdateSchema,
		response: volunteerDetailSchema,
		errors: [
			'volunteer.book-issued',
			'volunteer.not-found',
			'volunteer.left-unit',
			'volunteer.sex-contradicts-id',
			'volunteer.consent-required',
			'volunteer.too-young',
			'request.conflict',
		],
	}),
	viewNationalId: defineRoute({
		method: 'POST',
		path: '/api/volunteers/{volunteerId}/national-id-views',
		summary: '檢視完整身分證字號（留下紀錄）',
		access: maintaining,
		params: volunteerParams,
		body: z.object({ reason: requiredText(100).meta({ title: '檢視原因' }) }),
		response: z.object({ nationalId: z.string() }),
		errors: ['volunteer.not-found', 'volunteer.left-unit'],
	}),
	listChanges: defineRoute({
		method: 'GET',
		path: '/api/volunteers/{volunteerId}/changes',
		summary: '異動紀錄（V-14）',
		access: maintaining,
		params: volunteerParams,
		query: z.object(pageQueryShape),
		response: pageOf(recordChangeSchema),
		errors: ['volunteer.not-found'],
	}),
	downloadFile: defineRoute({
		method: 'GET',
		path: '/api/volunteers/{volunteerId}/files/{fileId}',
		summary: '下載志工的檔案',
		access: maintaining,
		params: z.object({ volunteerId: idSchema, fileId: idSchema }),
		response: downloadSchema,
		errors: ['volunteer.not-found', 'file.not-found'],
	}),
	leaveUnit: defineRoute({
		method: 'POST',
		path: '/api/volunteers/{volunteerId}/departures',
		summary: '退出運單（V-29 至 V-32）',
		access: { kind: 'staff', function: 'volunteers.data', levels: ['governing', 'purpose', 'unit'] },
		params: volunteerParams,
		body: z.object({ unitId: idSchema }),
		response: z.object({ volunteerId: idSchema }),
		errors: [
			'volunteer.not-found',
			'volunteer.in-team',
			'volunteer.application-open',
			'volunteer.in-shifts',
			'request.conflict',
		],
	}),
	listOwnAwards: defineRoute({
		method: 'GET',
		path: '/api/volunteers/me/awards',
		summary: '志工本人的獎勵獎項（P-14）',
		access: { kind: 'volunteer' },
		response: z.object({ items: z.array(ownAwardSchema) }),
	}),
	/** The volunteer's own page on the portal. */
	getOwnRecord: defineRoute({
		method: 'GET',
		path: '/api/volunteers/me',
		summary: '志工本人的基本資料',
		access: { kind: 'volunteer' },
		response: z.object({
			volunteerId: idSchema,
			name: z.string(),
			nationalId: z.string(),
			units: z.array(membershipSchema),
			recordBookNumber: z.string().optional(),
			recordBookIssuer: z.string().optional(),
			recordBookIssuedOn: isoDateSchema.optional(),
			/** 其他登錄事項: remarks that units keep with the person, newest first. */
			notes: z.array(
				z.object({
					kind: noteKindSchema,
					recordedOn: isoDateSchema,
					organization: z.string(),
					text: z.string(),
				}),
			),
		}),
	}),
});
