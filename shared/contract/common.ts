import * as z from 'zod';
import { idSchema } from '../values/ids.ts';
import { isoDateSchema } from '../values/iso-date.ts';
import { organizationLevels } from '../domain/organizations/level.ts';

export { idSchema, isoDateSchema };

export const levelSchema = z.enum(organizationLevels);

/** A UTC instant as stored: `2026-11-21T01:02:03.456Z`. */
export const instantSchema = z.iso.datetime();

/** Optional text that forms send as an empty string. */
export function optionalText(max: number) {
	return z.string().trim().max(max, `最多 ${max} 個字`).optional();
}

export function requiredText(max: number) {
	return z.string().trim().min(1, '此欄位必填').max(max, `最多 ${max} 個字`);
}

/** Query values arrive as text; an empty one means "not set". */
export function optionalQuery<Schema extends z.ZodType>(schema: Schema) {
	return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

/** The revision that the caller last saw; the loser of a race gets `request.conflict`. */
export const revisionSchema = z.number().int().nonnegative();

/** A file kept with a record. */
export const storedFileSchema = z.object({
	fileId: idSchema,
	name: z.string(),
	size: z.number().int(),
	contentType: z.string(),
});

export type StoredFile = z.infer<typeof storedFileSchema>;

export const downloadSchema = z.object({
	/** Short-lived signed address. */
	url: z.url(),
	fileName: z.string(),
});

/** An organisation as rows and headers name it. */
export const organizationRefSchema = z.object({ id: idSchema, name: z.string() });

export type OrganizationRef = z.infer<typeof organizationRefSchema>;

export const emptySchema = z.object({});

/** Where a person belongs; the levels above the unit always exist, those below only when joined. */
export const placementSchema = z.object({
	governing: organizationRefSchema.optional(),
	purpose: organizationRefSchema.optional(),
	unit: organizationRefSchema.optional(),
	team: organizationRefSchema.optional(),
	squad: organizationRefSchema.optional(),
});

export type Placement = z.infer<typeof placementSchema>;
