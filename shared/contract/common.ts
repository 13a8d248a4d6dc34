import * as z from 'zod';
import { idSchema } from '../values/ids.ts';
import { birthDateSchema, isoDateSchema } from '../values/date-schemas.ts';
import { isPlainText, plainTextMessage } from '../values/plain-text.ts';
import { todayInTaipei } from '../values/taipei-time.ts';
import { organizationLevels } from '../domain/organizations/level.ts';

export { birthDateSchema, idSchema, isoDateSchema };

export const levelSchema = z.enum(organizationLevels);

/** A UTC instant as stored: `2026-11-21T01:02:03.456Z`. */
export const instantSchema = z.iso.datetime();

export const pastDateSchema = isoDateSchema.refine(
	(date) => date <= todayInTaipei(new Date()),
	'日期不可晚於今天',
);

/** The text of every field that people type into. */
export function plainText() {
	return z.string().trim().refine(isPlainText, plainTextMessage);
}

/** Optional text that forms send as an empty string. */
export function optionalText(max: number) {
	return plainText().max(max, `最多 ${max} 個字`).optional();
}

export function requiredText(max: number) {
	return plainText().min(1, '此欄位必填').max(max, `最多 ${max} 個字`);
}

/** V-11: county and district by name, then the rest of the address. */
export const addressSchema = z.object({
	city: optionalText(10).meta({ title: '縣市' }),
	district: optionalText(10).meta({ title: '鄉鎮市區' }),
	street: optionalText(120).meta({ title: '地址' }),
});

export type Address = z.infer<typeof addressSchema>;

/** Query values arrive as text; an empty one means "not set". */
export function optionalQuery<Schema extends z.ZodType>(schema: Schema) {
	return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

/**
 * Drawn by a form, once for each record that it makes: sent again after a lost answer or by a second click, it makes no
 * second one, and the first is answered.
 */
export const requestKeySchema = idSchema.optional();

/** A period that ends before it begins is refused: nobody asks for an empty one. */
export function periodInOrder<Shape extends PeriodShape>(schema: z.ZodObject<Shape>): z.ZodObject<Shape> {
	return schema.refine(
		(value) => {
			const { from, until } = value as { from?: string; until?: string };
			return from === undefined || until === undefined || from <= until;
		},
		{ path: ['until'], error: '訖日不可早於起日' },
	);
}

type PeriodShape = { from: z.ZodType<string | undefined>; until: z.ZodType<string | undefined> };

/** The revision that the caller last saw; the loser of a race gets `request.conflict`. One more than it must be a number still. */
export const revisionSchema = z.number().int().nonnegative().max(1_000_000_000);

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

/** A line of 異動紀錄: who did what to a record, and what it changed. */
export const recordChangeSchema = z.object({
	at: instantSchema,
	who: z.string(),
	organization: z.string().optional(),
	action: z.string(),
	changes: z.array(
		z.object({ label: z.string(), before: z.string().optional(), after: z.string().optional() }),
	),
});

export type RecordChange = z.infer<typeof recordChangeSchema>;
