import * as z from 'zod';
import { downloadSchema, idSchema, isoDateSchema } from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

/** A large event in which somebody has served (V-17). */
export const servedEventSchema = z.object({
	largeEventId: idSchema,
	name: z.string(),
	startDate: isoDateSchema,
	endDate: isoDateSchema,
	place: z.string(),
	/** 登錄時數, in decimal hours, and in how many entries. */
	hours: z.number(),
	entries: z.number().int(),
});

export type ServedEvent = z.infer<typeof servedEventSchema>;

/** On the tab of 志工資料維護. */
const certifying = { kind: 'staff', function: 'volunteers.data' } as const;

/** 大型活動服務證書 (V-17), made of service hours. */
export const eventCertificateRoutes = defineContract({
	/** What there is to choose from. Over all units, as the tab shows; without what was withdrawn. */
	listEventsOfVolunteer: defineRoute({
		method: 'GET',
		path: '/api/hours/volunteers/{volunteerId}/large-events',
		summary: '志工服務過的大型活動及時數（V-17），由新到舊',
		access: certifying,
		params: z.object({ volunteerId: idSchema }),
		response: z.object({ items: z.array(servedEventSchema) }),
		errors: ['volunteer.not-found'],
	}),
	downloadEventCertificate: defineRoute({
		method: 'POST',
		path: '/api/hours/volunteers/{volunteerId}/large-events/{largeEventId}/certificate',
		summary: '大型活動服務證書下載（V-17）',
		access: certifying,
		params: z.object({ volunteerId: idSchema, largeEventId: idSchema }),
		response: downloadSchema,
		errors: ['volunteer.not-found', 'hours.none-at-event'],
	}),
});
