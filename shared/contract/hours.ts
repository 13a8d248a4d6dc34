import * as z from 'zod';
import { hourTypeSchema } from '../codes/hour-types.ts';
import { membershipStatusSchema } from '../codes/membership-statuses.ts';
import { serviceCategorySchema } from '../codes/service-categories.ts';
import { contentsOf, serviceContentSchema, serviceItemSchema } from '../codes/service-items.ts';
import { shiftKindSchema } from '../codes/shift-kinds.ts';
import { mostHours } from '../domain/hours/entry-conditions.ts';
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
	organizationRefSchema,
	requiredText,
	revisionSchema,
	plainText,
	periodInOrder,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { eventCertificateRoutes } from './event-certificates.ts';
import { exportFormatSchema, jobSchema } from './jobs.ts';
import { pageOf, pageQueryShape } from './paging.ts';

/** 登錄時數, and how much of it is effective (H-12). Decimal hours. */
export const hourTotalsSchema = z.object({ registered: z.number(), effective: z.number() });

/** One row of actual service (H-08: it may span a period). */
export const serviceHourSchema = z.object({
	entryId: idSchema,
	/** 時數歸屬單位. */
	unit: z.string(),
	hourType: hourTypeSchema,
	startDate: isoDateSchema,
	endDate: isoDateSchema,
	/** 服務項目 and 服務內容 (H-09). */
	item: serviceItemSchema,
	content: serviceContentSchema,
	/** Decimal hours. */
	hours: z.number(),
	/** Of these; none or all. */
	effectiveHours: z.number(),
	/** Why they do not count. */
	ineffective: z.string().optional(),
	/** 登錄人 (H-16). */
	registrar: z.string(),
});

export type ServiceHour = z.infer<typeof serviceHourSchema>;

/** The same as the back office sees it (V-16, H-06). */
export const serviceEntrySchema = serviceHourSchema.extend({
	unitId: idSchema,
	/** Of hours of the type 大型活動 (H-10). */
	largeEvent: z.object({ id: idSchema, name: z.string() }).optional(),
	/** Of the unit when the hours were entered (H-14). */
	category: serviceCategorySchema,
	note: z.string().optional(),
	/** Why the service was taken out of the count. */
	withdrawnReason: z.string().optional(),
	/** The shift that it was made of; it can be entered again once the entry is deleted (H-17). */
	shift: z.object({ date: isoDateSchema, kind: shiftKindSchema }).optional(),
	createdAt: instantSchema,
	revision: revisionSchema,
	/** Whether the caller may edit and delete the row: of the own unit only (H-06, H-14). */
	editable: z.boolean(),
});

export type ServiceEntry = z.infer<typeof serviceEntrySchema>;

const entryShape = {
	startDate: isoDateSchema.meta({ title: '服務時間[起]' }),
	endDate: isoDateSchema.meta({ title: '服務時間[訖]' }),
	item: serviceItemSchema.meta({ title: '服務項目' }),
	content: serviceContentSchema.meta({ title: '服務內容' }),
	hourType: hourTypeSchema.default('regular').meta({ title: '時數類型' }),
	/** Of hours of the type 大型活動, and of no others (H-10). */
	largeEventId: idSchema.optional().meta({ title: '大型活動' }),
	hours: decimalHoursSchema.meta({ title: '服務時數' }),
	note: optionalText(200).meta({ title: '備註' }),
};

/** What holds between the fields of an entry, wherever it is typed (H-04, H-07 to H-10). */
function consistentEntry<Schema extends z.ZodObject<typeof entryShape>>(schema: Schema) {
	return schema
		.refine(({ startDate, endDate }) => endDate >= startDate, {
			path: ['endDate'],
			error: '服務迄日不可早於起日',
		})
		.refine(({ endDate }) => endDate <= todayInTaipei(new Date()), {
			path: ['endDate'],
			error: '服務日期不可晚於今天',
		})
		.refine(({ item, content }) => contentsOf(item).some(({ code }) => code === content), {
			path: ['content'],
			error: '此服務項目沒有這項服務內容，請重新選擇',
		})
		.refine(({ hourType, largeEventId }) => hourType !== 'large-event' || largeEventId !== undefined, {
			path: ['largeEventId'],
			error: '請選擇大型活動',
		})
		.refine(({ hourType, largeEventId }) => hourType === 'large-event' || largeEventId === undefined, {
			path: ['hourType'],
			error: '一般志工的時數不指定大型活動',
		})
		.refine(
			({ startDate, endDate, hours }) => endDate < startDate || hours <= mostHours(startDate, endDate),
			{ path: ['hours'], error: '服務時數超過服務期間的總時數（每日最多 24 小時）' },
		);
}

export const entryFieldsSchema = consistentEntry(z.object(entryShape));
export const entryUpdateSchema = consistentEntry(z.object({ ...entryShape, revision: revisionSchema }));

export type EntryFields = z.infer<typeof entryFieldsSchema>;
export type EntryUpdate = z.infer<typeof entryUpdateSchema>;

/** A person in one unit, as rows are ticked. */
const memberKeySchema = z.object({ volunteerId: idSchema, unitId: idSchema });

export const mostMembersAtOnce = 500;

/** 批次新增時數 (H-04): the same entry for every ticked person. */
export const entryBatchSchema = z.object({
	/** Made by the sender, once for each 確定: sending again writes nothing twice. */
	batchKey: idSchema,
	members: z
		.array(memberKeySchema)
		.min(1, '請先勾選志工')
		.max(mostMembersAtOnce, `一次最多新增 ${mostMembersAtOnce} 位志工的時數`),
	entry: entryFieldsSchema,
});

export type EntryBatch = z.infer<typeof entryBatchSchema>;

export const hourMemberRowSchema = z.object({
	volunteerId: idSchema,
	unit: organizationRefSchema,
	/** Of the unit: whose 服務項目 can be entered (H-14). */
	category: serviceCategorySchema.optional(),
	team: organizationRefSchema.optional(),
	squad: organizationRefSchema.optional(),
	name: z.string(),
	status: membershipStatusSchema,
	/** 發給單位 and 紀錄冊號. */
	bookIssuer: z.string().optional(),
	bookNumber: z.string().optional(),
	/** 本單位服務時數. */
	unitHours: hourTotalsSchema,
	/** 所有單位服務時數. */
	allHours: hourTotalsSchema,
});

export type HourMemberRow = z.infer<typeof hourMemberRowSchema>;

export const hourStripsSchema = z
	.object({
		members: z
			.array(memberKeySchema)
			.min(1, '請先勾選志工')
			.max(mostMembersAtOnce, `一次最多匯出 ${mostMembersAtOnce} 位志工的時數條`),
		from: isoDateSchema.meta({ title: '服務時間[起]' }),
		until: isoDateSchema.meta({ title: '服務時間[訖]' }),
	})
	.refine(({ from, until }) => until >= from, { path: ['until'], error: '服務時間[訖]不可早於[起]' });

export type HourStrips = z.infer<typeof hourStripsSchema>;

/** Of the list and of what is exported from it (H-01). */
const memberFilters = {
	organizationId: optionalQuery(idSchema),
	name: optionalQuery(plainText().max(50)),
	nationalId: optionalQuery(plainText().max(20)),
	status: optionalQuery(membershipStatusSchema),
	/** 服務起訖: entries that begin in the period. */
	from: optionalQuery(isoDateSchema),
	until: optionalQuery(isoDateSchema),
};

const entering = { kind: 'staff', function: 'volunteers.hours' } as const;
/** With the day it begins, under which it is kept: an entry that has moved since it was shown is not found there. */
const entryParams = z.object({ volunteerId: idSchema, startDate: isoDateSchema, entryId: idSchema });

export const hoursContract = defineContract({
	...eventCertificateRoutes,
	listMembers: defineRoute({
		method: 'GET',
		path: '/api/hours/members',
		summary: '志工服務時數管理（H-01、H-03）；服務起訖只限定加總的期間',
		access: entering,
		query: periodInOrder(z.object({ ...pageQueryShape, ...memberFilters })),
		response: pageOf(hourMemberRowSchema),
	}),
	/**
	 * H-02: the entries of those whom the list shows, each for service in the unit of its row. More than one unit takes
	 * 服務起訖 (`lacksExportPeriod`).
	 */
	exportEntries: defineRoute({
		method: 'POST',
		path: '/api/hours/exports',
		summary: '匯出明細（H-02），於背景製作',
		access: entering,
		status: 202,
		body: periodInOrder(z.object({ format: exportFormatSchema, ...memberFilters })),
		response: jobSchema,
		errors: ['organization.not-found', 'hours.export-period-required'],
	}),
	/** The sheet that `importEntries` takes, with notes and code tables beside it. */
	downloadImportSample: defineRoute({
		method: 'GET',
		path: '/api/hours/imports/sample',
		summary: '匯入時數的範例檔下載（H-02）',
		access: entering,
		query: z.object({ format: exportFormatSchema.default('ods') }),
		response: downloadSchema,
	}),
	importEntries: defineRoute({
		method: 'POST',
		path: '/api/hours/imports',
		summary: '匯入時數（H-02、H-05），於背景進行',
		access: entering,
		status: 202,
		body: z.object({ fileUploadId: idSchema.meta({ title: '匯入檔案' }) }),
		response: jobSchema,
		errors: ['file.upload-not-found', 'file.type-refused', 'file.too-large'],
	}),
	createEntries: defineRoute({
		method: 'POST',
		path: '/api/hours/entries',
		summary: '批次新增時數（H-04）：每位志工各自成立，未成立者附原因',
		access: entering,
		body: entryBatchSchema,
		response: z.object({
			items: z.array(memberKeySchema.extend({ done: z.boolean(), message: z.string().optional() })),
		}),
		errors: ['hours.outside-event', 'large-event.not-found'],
	}),
	/** V-16, H-06: over all units, newest first. */
	listOfVolunteer: defineRoute({
		method: 'GET',
		path: '/api/hours/volunteers/{volunteerId}/entries',
		summary: '志工於各單位的服務時數（V-16、H-06）',
		access: { kind: 'staff', function: ['volunteers.data', 'volunteers.hours'] },
		params: z.object({ volunteerId: idSchema }),
		query: periodInOrder(
			z.object({
				...pageQueryShape,
				unit: optionalQuery(idSchema),
				hourType: optionalQuery(hourTypeSchema),
				item: optionalQuery(serviceItemSchema),
				content: optionalQuery(serviceContentSchema),
				from: optionalQuery(isoDateSchema),
				until: optionalQuery(isoDateSchema),
			}),
		),
		response: pageOf(serviceEntrySchema).extend({
			volunteerName: z.string(),
			/** Masked (S-17). */
			nationalId: z.string(),
			/** Every unit with entries of this person, for the filter. */
			units: z.array(organizationRefSchema),
			/** Of the rows that match. */
			totals: hourTotalsSchema,
		}),
		errors: ['volunteer.not-found'],
	}),
	updateEntry: defineRoute({
		method: 'PUT',
		path: '/api/hours/volunteers/{volunteerId}/entries/{startDate}/{entryId}',
		summary: '編輯服務時數（限本單位）',
		access: entering,
		params: entryParams,
		body: entryUpdateSchema,
		response: serviceEntrySchema,
		errors: [
			'hours.entry-not-found',
			'hours.after-leaving',
			'hours.item-outside-category',
			'hours.outside-event',
			'large-event.not-found',
			'request.conflict',
		],
	}),
	deleteEntry: defineRoute({
		method: 'DELETE',
		path: '/api/hours/volunteers/{volunteerId}/entries/{startDate}/{entryId}',
		summary: '刪除服務時數（限本單位）',
		access: entering,
		params: entryParams,
		response: emptySchema,
		errors: ['hours.entry-not-found'],
	}),
	/** 管理辦法 Art. 6: misused service is noted and not counted. */
	withdrawEntry: defineRoute({
		method: 'PUT',
		path: '/api/hours/volunteers/{volunteerId}/entries/{startDate}/{entryId}/withdrawal',
		summary: '註記違規使用，不予採計；不附原因則取消註記',
		access: entering,
		params: entryParams,
		body: z.object({
			revision: revisionSchema,
			reason: requiredText(60).optional().meta({ title: '違規事由' }),
		}),
		response: serviceEntrySchema,
		errors: ['hours.entry-not-found', 'request.conflict'],
	}),
	exportStrips: defineRoute({
		method: 'POST',
		path: '/api/hours/strips',
		summary: '匯出時數條（PDF，黏貼於紀錄冊）',
		access: entering,
		body: hourStripsSchema,
		response: downloadSchema,
		errors: ['volunteer.not-found', 'hours.none-in-period'],
	}),
	listOwn: defineRoute({
		method: 'GET',
		path: '/api/hours/me',
		summary: '志工本人的服務時數（P-13）',
		access: { kind: 'volunteer' },
		response: z.object({ items: z.array(serviceHourSchema) }),
	}),
});
