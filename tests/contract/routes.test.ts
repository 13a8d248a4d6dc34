import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { RouteDefinition } from '#shared/contract/define-route.ts';
import { errorCatalog, errorStatus } from '#shared/contract/errors.ts';
import { fieldErrorsOf } from '#shared/contract/field-errors.ts';
import { contract } from '#shared/contract/index.ts';
import { backOfficeFunctions } from '#shared/domain/identity/functions.ts';
import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';

const routes = Object.entries(contract).flatMap(([domain, members]) =>
	Object.entries(members as Record<string, RouteDefinition>).map(([name, route]) => ({
		domain,
		name,
		route,
	})),
);

describe.each(routes)('$domain.$name', ({ domain, route }) => {
	it('lies under the prefix of its Lambda', () => {
		expect(route.path === `/api/${domain}` || route.path.startsWith(`/api/${domain}/`)).toBe(true);
	});

	it('has a schema for exactly the parameters of its path', () => {
		const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
		expect(Object.keys(route.params?.shape ?? {}).sort()).toEqual(inPath);
	});

	it('reads with GET and takes a body only to write', () => {
		expect(route.method === 'GET' && route.body !== undefined).toBe(false);
	});

	it('[L] names a level only where its function is open to it', () => {
		if (route.access.kind !== 'staff' || !route.access.levels) return;
		const functions = route.access.function === undefined ? [] : [route.access.function].flat();
		const open = (level: OrganizationLevel) =>
			functions.length === 0 ||
			functions.some((id) => (backOfficeFunctions[id].levels as readonly string[]).includes(level));
		expect(route.access.levels.filter((level) => !open(level))).toEqual([]);
		expect(route.access.levels.every((level) => organizationLevels.includes(level))).toBe(true);
	});
});

describe('the contract as a whole', () => {
	it('gives each method and path to one route', () => {
		const keys = routes.map(({ route }) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`);
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	});

	it('tells every error in Chinese with a status of its kind', () => {
		for (const [code, { kind, title }] of Object.entries(errorCatalog)) {
			expect(title, code).toMatch(/[\u4e00-\u9fff]/);
			expect(errorStatus[kind], code).toBeGreaterThanOrEqual(400);
		}
	});

	it('refuses every empty body in Chinese, naming the field and the reason', () => {
		const bodies = routes.filter(({ route }) => route.body !== undefined);
		for (const { domain, name, route } of bodies) {
			const parsed = (route.body as z.ZodType).safeParse({});
			if (parsed.success) continue;
			for (const error of fieldErrorsOf(route.body as z.ZodType, parsed.error)) {
				expect(error.message, `${domain}.${name} ${error.field}`).toMatch(/[\u4e00-\u9fff]/);
			}
		}
	});
});
