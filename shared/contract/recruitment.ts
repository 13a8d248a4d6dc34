import * as z from 'zod';
import {
	emptySchema,
	idSchema,
	isoDateSchema,
	optionalQuery,
	optionalText,
	organizationRefSchema,
	requestKeySchema,
	requiredText,
	revisionSchema,
	plainText,
	periodInOrder,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { pageOf, pageQueryShape } from './paging.ts';

/** 大型活動, for which service hours can be entered (H-10). */
export const largeEventSchema = z.object({
	largeEventId: idSchema,
	name: z.string(),
	/** 主辦機關. */
	host: organizationRefSchema,
	/** 活動日期, both days included. */
	startDate: isoDateSchema,
	endDate: isoDateSchema,
	place: z.string(),
	note: z.string().optional(),
	revision: revisionSchema,
	/** Whether the caller may change it: the host's own, or one of an authority below. */
	editable: z.boolean(),
});

export type LargeEvent = z.infer<typeof largeEventSchema>;

const eventShape = {
	name: requiredText(60).meta({ title: '活動名稱' }),
	hostId: idSchema.meta({ title: '主辦機關' }),
	startDate: isoDateSchema.meta({ title: '活動日期[起]' }),
	endDate: isoDateSchema.meta({ title: '活動日期[訖]' }),
	place: requiredText(100).meta({ title: '活動地點' }),
	note: optionalText(200).meta({ title: '備註' }),
};

function datesInOrder<Form extends z.ZodType<{ startDate: string; endDate: string }>>(form: Form): Form {
	return form.refine(({ startDate, endDate }) => endDate >= startDate, {
		path: ['endDate'],
		error: '活動迄日不可早於起日',
	});
}

export const largeEventCreateSchema = datesInOrder(z.object({ ...eventShape, requestKey: requestKeySchema }));

export type LargeEventCreate = z.infer<typeof largeEventCreateSchema>;

export const largeEventUpdateSchema = datesInOrder(z.object({ ...eventShape, revision: revisionSchema }));

export type LargeEventUpdate = z.infer<typeof largeEventUpdateSchema>;

const maintaining = { kind: 'staff', function: 'recruitment.large-events' } as const;
const eventParams = z.object({ largeEventId: idSchema });

export const recruitmentContract = defineContract({
	/** For maintenance, and for whoever enters hours: an event reaches over many units. */
	listLargeEvents: defineRoute({
		method: 'GET',
		path: '/api/recruitment/large-events',
		summary: '全市的大型活動，由新到舊',
		access: { kind: 'staff', function: ['recruitment.large-events', 'volunteers.hours'] },
		query: periodInOrder(
			z.object({
				...pageQueryShape,
				name: optionalQuery(plainText().max(60)),
				/** 活動日期區間: events with a day in it. */
				from: optionalQuery(isoDateSchema),
				until: optionalQuery(isoDateSchema),
			}),
		),
		response: pageOf(largeEventSchema),
	}),
	createLargeEvent: defineRoute({
		method: 'POST',
		path: '/api/recruitment/large-events',
		summary: '新增大型活動（R-04）',
		access: maintaining,
		status: 201,
		body: largeEventCreateSchema,
		response: largeEventSchema,
		errors: ['organization.not-found', 'large-event.host-invalid', 'request.conflict'],
	}),
	updateLargeEvent: defineRoute({
		method: 'PUT',
		path: '/api/recruitment/large-events/{largeEventId}',
		summary: '編輯本機關主辦的大型活動',
		access: maintaining,
		params: eventParams,
		body: largeEventUpdateSchema,
		response: largeEventSchema,
		errors: [
			'large-event.not-found',
			'large-event.host-invalid',
			'large-event.has-hours',
			'organization.not-found',
			'request.conflict',
		],
	}),
	deleteLargeEvent: defineRoute({
		method: 'DELETE',
		path: '/api/recruitment/large-events/{largeEventId}',
		summary: '刪除本機關主辦、尚無服務時數的大型活動',
		access: maintaining,
		params: eventParams,
		response: emptySchema,
		errors: ['large-event.not-found', 'large-event.has-hours', 'request.conflict'],
	}),
});
