import * as z from 'zod';
import type { FieldError } from './problem.ts';

/**
 * Zod issues as field errors for the form: the dotted path, the zh-Hant label from the schema's `title`, the reason.
 * Used by the server for its answers and by the forms before they send.
 */
export function fieldErrorsOf(schema: z.ZodType, error: z.ZodError): FieldError[] {
	return error.issues.map((issue) => {
		const label = labelAt(schema, issue.path);
		return {
			field: issue.path.map(String).join('.'),
			...(label !== undefined && { label }),
			message: messageOf(issue),
		};
	});
}

/** Zod's own words for the commonest faults are English and about types; a person needs to know what to do. */
function messageOf(issue: z.core.$ZodIssue): string {
	// The input itself is not in an issue unless asked for, as it may be a secret; the message names its type.
	if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return '此欄位必填';
	if (issue.code === 'invalid_value' && isDefaultMessage(issue.message)) return '請從選項中選擇';
	if (isDefaultMessage(issue.message)) return '格式不正確';
	return issue.message;
}

function isDefaultMessage(message: string): boolean {
	return /^(Invalid|Too |Unrecognized|Expected|Required)/.test(message);
}

/** Follows the path through objects, arrays and wrappers to the field's label. */
function labelAt(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
	let current: z.ZodType | undefined = schema;
	let label: string | undefined;
	for (const key of path) {
		current = childOf(unwrap(current), key);
		if (current === undefined) return label;
		label = titleOf(current) ?? label;
	}
	return label;
}

function titleOf(schema: z.ZodType): string | undefined {
	const title = z.globalRegistry.get(schema)?.title;
	if (title !== undefined) return title;
	const inner = unwrapOnce(schema);
	return inner === undefined ? undefined : titleOf(inner);
}

function childOf(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
	if (schema instanceof z.ZodObject) return (schema.shape as Record<PropertyKey, z.ZodType>)[key];
	if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
	return undefined;
}

function unwrap(schema: z.ZodType): z.ZodType {
	const inner = unwrapOnce(schema);
	return inner === undefined ? schema : unwrap(inner);
}

function unwrapOnce(schema: z.ZodType): z.ZodType | undefined {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
		return schema.unwrap() as z.ZodType;
	}
	if (schema instanceof z.ZodPipe) {
		const { in: input, out } = schema.def;
		return (input instanceof z.ZodTransform ? out : input) as z.ZodType;
	}
	return undefined;
}
