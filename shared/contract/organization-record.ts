import * as z from 'zod';
import { serviceCategorySchema } from '../codes/service-categories.ts';
import {
	addressSchema,
	idSchema,
	levelSchema,
	optionalText,
	requiredText,
	revisionSchema,
} from './common.ts';

export const organizationStatusSchema = z.enum(['active', 'disabled']);

export const organizationSchema = z.object({
	id: idSchema,
	level: levelSchema,
	name: z.string(),
	parentId: idSchema.optional(),
	/** Service category of a purpose authority or unit (domain 3.1). */
	category: serviceCategorySchema.optional(),
	phone: z.string().optional(),
	address: addressSchema.optional(),
	status: organizationStatusSchema,
	revision: revisionSchema,
});

export type Organization = z.infer<typeof organizationSchema>;

export const organizationFields = {
	name: requiredText(60).meta({ title: '組織名稱' }),
	category: serviceCategorySchema.optional().meta({ title: '服務類別' }),
	phone: optionalText(30).meta({ title: '電話' }),
	address: addressSchema.optional().meta({ title: '地址' }),
};

/** Who and what a node touches that is put out of use: itself and all below it. */
export const organizationReachSchema = z.object({
	/** People in service (在隊). */
	members: z.number().int(),
	accounts: z.number().int(),
	/** Forms that wait for the node itself: to review, or returned to it. */
	tasks: z.number().int(),
	/** Organisations below it. */
	organizations: z.number().int(),
});

export type OrganizationReach = z.infer<typeof organizationReachSchema>;
