import * as z from 'zod';
import { hourTypeSchema } from '../codes/hour-types.ts';
import { idSchema, isoDateSchema } from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

/** One row of actual service (H-08: it may span a period). */
export const serviceHourSchema = z.object({
	entryId: idSchema,
	/** 時數歸屬單位. */
	unit: z.string(),
	hourType: hourTypeSchema,
	startDate: isoDateSchema,
	endDate: isoDateSchema,
	/** 服務項目 and 服務內容 (H-09). */
	item: z.string(),
	content: z.string(),
	/** Decimal hours. */
	hours: z.number(),
	/** 登錄人 (H-16). */
	registrar: z.string(),
});

export type ServiceHour = z.infer<typeof serviceHourSchema>;

export const hoursContract = defineContract({
	listOwn: defineRoute({
		method: 'GET',
		path: '/api/hours/me',
		summary: '志工本人的服務時數（P-13）',
		access: { kind: 'volunteer' },
		response: z.object({ items: z.array(serviceHourSchema) }),
	}),
});
