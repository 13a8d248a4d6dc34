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

/** What every account may do, whatever 機關權限管理 switches off, and why. */
const withoutFunction: Record<string, string> = {
	'identity.staffProfile': 'the own account',
	'identity.updateStaffProfile': 'the own account',
	'identity.changeStaffPassword': 'the own account',
	'identity.extendStaffSession': 'the own session',
	'identity.signOutStaff': 'the own session',
	'identity.staffPhoto': 'the own account',
	'organizations.listChildren': 'feeds the selects of every page with names of organisations in scope (S-16)',
	'organizations.getOrganization': 'names one organisation in scope, for the same selects',
	'content.listAnnouncements': 'the first page after signing in (S-12)',
	'content.getAnnouncement': 'the first page after signing in (S-12)',
	'content.createAnnouncement': 'the governing authority alone, by level; 前台管理 has no function yet',
	'content.updateAnnouncement': 'the same',
	'content.deleteAnnouncement': 'the same',
	'files.createUpload': 'gives nothing away; the form that takes the file names its function',
	'jobs.listJobs': 'the own jobs, each begun through a function',
	'jobs.getJob': 'the same',
	'jobs.downloadResult': 'the same',
};

describe('the contract as a whole', () => {
	it('gives each method and path to one route', () => {
		const keys = routes.map(({ route }) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`);
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	});

	it('[S-22] names a function for every route of the back office, so that what is switched off is off by address', () => {
		const free = routes
			.filter(({ route }) => route.access.kind === 'staff' && route.access.function === undefined)
			.map(({ domain, name }) => `${domain}.${name}`);
		expect(free.sort()).toEqual(Object.keys(withoutFunction).sort());
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
