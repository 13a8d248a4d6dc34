import * as z from 'zod';
import { makeNationalId } from '#shared/values/national-id.ts';
import type { RouteDefinition } from '#shared/contract/define-route.ts';

/** What of JSON Schema tells a value of the right form. */
interface Form {
	type?: string;
	format?: string;
	pattern?: string;
	enum?: unknown[];
	const?: unknown;
	minimum?: number;
	minLength?: number;
	properties?: Record<string, Form>;
	items?: Form;
	anyOf?: Form[];
	oneOf?: Form[];
	allOf?: Form[];
}

function formOf(schema: z.ZodType): Form {
	return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Form;
}

// What a pattern or a check of its own asks for, by the name of the field.
const speaking: Record<string, string> = {
	nationalId: makeNationalId({ serial: 7_700_001, sex: 'female' }),
	mobilePhone: '0912345678',
	email: 'somebody@example.com',
	contactEmail: 'somebody@example.com',
	startTime: '09:00',
	endTime: '12:00',
	sex: 'female',
};

/** A value that the form takes, so that a refusal speaks of the one field that is nonsense. */
function sampleOf(form: Form, name: string, ids: Readonly<Record<string, string>>): unknown {
	if (form.const !== undefined) return form.const;
	if (form.enum) return form.enum[0];
	const choice = form.anyOf?.[0] ?? form.oneOf?.[0] ?? form.allOf?.[0];
	if (form.type === undefined && choice) return sampleOf(choice, name, ids);
	switch (form.type) {
		case 'object':
			return Object.fromEntries(
				Object.entries(form.properties ?? {}).map(([key, field]) => [key, sampleOf(field, key, ids)]),
			);
		case 'array':
			return form.items ? [sampleOf(form.items, name, ids)] : [];
		case 'integer':
		case 'number':
			return Math.max(form.minimum ?? 1, 1);
		case 'boolean':
			return true;
		default:
			if (form.format === 'date') return '2026-03-01';
			return ids[name] ?? speaking[name] ?? 'a'.repeat(Math.max(1, form.minLength ?? 1));
	}
}

const hostileTexts = [
	'',
	'\u0000',
	'王\ud800',
	'\u202e王',
	'x'.repeat(20_000),
	'__proto__',
	'0000-00-00',
	'2910-12-31',
	'9999-12-31',
	'e30',
];
const hostileNumbers: unknown[] = [-1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, '1', null];
const hostileThings: unknown[] = [
	null,
	true,
	-1,
	'text',
	[null],
	{},
	JSON.parse('{"__proto__":{"kind":"staff"}}') as unknown,
];

function nonsenseFor({ type, enum: choices }: Form): readonly unknown[] {
	if (choices) return ['__proto__', '王\ud800', null, {}];
	if (type === 'string') return [...hostileTexts, null, 1e308, {}];
	return type === 'integer' || type === 'number' ? hostileNumbers : hostileThings;
}

/** All fields by their paths, the deepest too. */
function fieldsOf(form: Form, path: readonly string[] = []): { path: string[]; field: Form }[] {
	const inside = form.type === 'array' && form.items ? { '0': form.items } : (form.properties ?? {});
	const choice = form.anyOf?.[0] ?? form.oneOf?.[0] ?? form.allOf?.[0];
	const own = choice ? fieldsOf(choice, path) : [];
	return [
		...own,
		...Object.entries(inside).flatMap(([key, field]) => [
			{ path: [...path, key], field },
			...fieldsOf(field, [...path, key]),
		]),
	];
}

function withField(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
	if (key === undefined) return to;
	if (Array.isArray(value)) return [withField(value[0], rest, to)];
	const before = (value ?? {}) as Record<string, unknown>;
	return { ...before, [key]: withField(before[key], rest, to) };
}

// A last day before the first, by any of the names that periods have.
const backwards: Record<string, string> = {
	from: '2026-03-02',
	until: '2026-03-01',
	startDate: '2026-03-02',
	endDate: '2026-03-01',
};

function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, backwards[key] ?? reversed(inner)]),
	);
}

/** Bodies with one field of nonsense each, and some that are nonsense as a whole. */
export function hostileBodies(route: RouteDefinition, ids: Readonly<Record<string, string>>): unknown[] {
	if (!route.body) return [];
	const form = formOf(route.body);
	const sample = sampleOf(form, '', ids);
	return [
		...hostileThings,
		reversed(sample),
		...fieldsOf(form).flatMap(({ path, field }) =>
			nonsenseFor(field).map((nonsense) => withField(sample, path, nonsense)),
		),
	];
}

/** Queries with one field of nonsense each. */
export function hostileQueries(route: RouteDefinition): Record<string, string>[] {
	if (!route.query) return [];
	const names = Object.keys(route.query.shape);
	const required = Object.fromEntries(
		Object.entries(formOf(route.query).properties ?? {})
			.filter(
				([name]) =>
					!(route.query as z.ZodObject).safeParse({}).success && !['page', 'size', 'cursor'].includes(name),
			)
			.map(([name, field]) => [name, String(sampleOf(field, name, {}))]),
	);
	const both = Object.fromEntries(
		names.filter((name) => backwards[name]).map((name) => [name, backwards[name] ?? '']),
	);
	return [
		...(Object.keys(both).length > 0 ? [{ ...required, ...both }] : []),
		...names.flatMap((name) =>
			hostileTexts.filter((text) => text.length <= 5000).map((text) => ({ ...required, [name]: text })),
		),
	];
}

/** Values in the place of one parameter of the path. */
export const hostileParameters: readonly string[] = [
	'\u0000',
	'王\ud800',
	'__proto__',
	'2910-12-31',
	'9999-12-31',
	'x'.repeat(1000),
];

/** As a browser would have to write it; what UTF-8 cannot say is sent as the bytes that say it wrongly. */
export function percentEncoded(text: string): string {
	return [...text]
		.map((character) => (character.isWellFormed() ? encodeURIComponent(character) : '%ED%A0%80'))
		.join('');
}
