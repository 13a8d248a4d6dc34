import * as z from 'zod';
import { insuranceStatusSchema } from '../codes/insurance-statuses.ts';
import { isoDateSchema } from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

export const insuranceCoverSchema = z.object({
	/** 投保單位. */
	unit: z.string(),
	status: insuranceStatusSchema,
	startDate: isoDateSchema.optional(),
	endDate: isoDateSchema.optional(),
});

export const insuranceContract = defineContract({
	listOwn: defineRoute({
		method: 'GET',
		path: '/api/insurance/me',
		summary: '志工本人的保險（P-13）',
		access: { kind: 'volunteer' },
		response: z.object({ items: z.array(insuranceCoverSchema) }),
	}),
});
