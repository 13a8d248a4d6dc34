import * as z from 'zod';

/** One field that was refused: `field` is the dotted path in the request body, `label` its zh-Hant name on the form. */
export const fieldErrorSchema = z.object({
	field: z.string(),
	label: z.string().optional(),
	message: z.string(),
});

export type FieldError = z.infer<typeof fieldErrorSchema>;

/** RFC 9457 problem details, the body of every error answer (`application/problem+json`). */
export const problemSchema = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.number().int(),
		/** Stable dotted code of `errorCatalog`. */
		code: z.string(),
		detail: z.string().optional(),
		requestId: z.string(),
		errors: z.array(fieldErrorSchema).optional(),
	})
	.meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
