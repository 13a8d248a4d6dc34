import * as z from 'zod';
import { idSchema, isoDateSchema } from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

/** One 榮譽卡 of a volunteer (V-24). Of a card from the time of paper nothing but its number is known. */
export const honorCardRowSchema = z.object({
	volunteerName: z.string(),
	/** 申請單位. */
	applicant: z.string().optional(),
	cardNumber: z.string(),
	/** 發卡單位. */
	issuer: z.string().optional(),
	appliedOn: isoDateSchema.optional(),
	reviewedOn: isoDateSchema.optional(),
	/** 有效日期: the last day on which the card is good. */
	validUntil: isoDateSchema.optional(),
});

export type HonorCardRow = z.infer<typeof honorCardRowSchema>;

/** 榮譽卡 of a person (V-24). */
export const honorCardRoutes = defineContract({
	listHonorCards: defineRoute({
		method: 'GET',
		path: '/api/volunteers/{volunteerId}/honor-cards',
		summary: '志工的榮譽卡（V-24）',
		access: { kind: 'staff', function: 'volunteers.data' },
		params: z.object({ volunteerId: idSchema }),
		response: z.object({ items: z.array(honorCardRowSchema) }),
		errors: ['volunteer.not-found'],
	}),
});
