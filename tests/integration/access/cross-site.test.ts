import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#shared/contract/problem.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { callerKinds, cityCallers, type CallerKind, type CityCallers } from '#tests/support/city-callers.ts';
import { localStack, type TestStack } from '#tests/support/local-stack.ts';
import { tableSnapshot } from '#tests/support/table-snapshot.ts';
import { buildTestCity } from '#tests/support/test-city.ts';
import {
	addressOf,
	allRoutes,
	isWrite,
	namingNothing,
	parameterNames,
	type NamedRoute,
} from './contract-routes.ts';

let stack: TestStack;
let callers: CityCallers;

beforeAll(async () => {
	stack = await localStack();
	await stack.reset();
	callers = await cityCallers(stack, await buildTestCity());
});

/** Sends what a page of another site could make the browser send: with the cookies, without a word of ours. */
async function send(
	{ route }: NamedRoute,
	kind: CallerKind,
	headers: Record<string, string>,
	body: string | undefined = route.body ? '{}' : undefined,
): Promise<{ status: number; code: string | undefined }> {
	const parameters = namingNothing(parameterNames(route), () => 'nobody');
	const host = kind === 'volunteer' || kind === 'anonymous' ? stack.addresses.portal : stack.addresses.admin;
	const response = await fetch(`${host}${addressOf(route, parameters)}`, {
		method: route.method,
		headers: { cookie: callers.as(kind).cookie(), ...headers },
		...(body !== undefined && { body }),
	});
	const problem = (await response.json()) as Problem;
	expect(response.headers.getSetCookie()).toEqual([]);
	return { status: response.status, code: problem.code };
}

const json = { 'content-type': 'application/json' };
const writes = allRoutes.filter(({ route }) => isWrite(route)).map((entry) => [entry.name, entry] as const);
const refused = { status: 403, code: 'request.origin-refused' };

/** Where a browser may say that a write comes from, when it does not come from one of the two sites. */
const origins: readonly [name: string, headers: (own: string) => Record<string, string>][] = [
	['another site', () => ({ origin: 'https://evil.example' })],
	['a site that looks like ours', (own) => ({ origin: `${own}.evil.example` })],
	['a subdomain of ours', (own) => ({ origin: own.replace('://', '://evil.') })],
	['our host with another scheme', (own) => ({ origin: own.replace('http:', 'ftp:') })],
	['a sandboxed frame', () => ({ origin: 'null' })],
	['no origin at all', () => ({})],
	['two origins', (own) => ({ origin: `${own}, https://evil.example` })],
];

describe('writes that another site has the browser send', () => {
	it.each(writes)('%s is refused before anything else is looked at', async (_, entry) => {
		const kind = entry.route.access.kind === 'volunteer' ? 'volunteer' : 'governing';
		for (const [name, headers] of origins) {
			const given = { ...json, ...headers(stack.addresses.admin) };
			expect(await send(entry, kind, given), name).toEqual(refused);
		}
		const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' };
		expect(await send(entry, 'anonymous', form, 'a=b')).toEqual(refused);
	});

	it.each(writes.filter(([, { route }]) => route.body))(
		'%s takes no body that a form could send without asking first',
		async (_, entry) => {
			const kind = await allowedKind(entry);
			for (const type of [
				'text/plain',
				'application/x-www-form-urlencoded',
				'multipart/form-data',
				'application/jsonp',
			]) {
				const headers = { 'content-type': type, origin: ownOrigin(entry, kind) };
				const body = '{"revision":1}';
				expect(await send(entry, kind, headers, body), type).toEqual({
					status: 400,
					code: 'request.malformed',
				});
			}
		},
	);

	it('none of them has changed anything', async () => {
		const { table } = await platformFromEnvironment();
		const before = await tableSnapshot(table);
		for (const [, entry] of writes)
			await send(entry, 'governing', { ...json, origin: 'https://evil.example' });
		expect(await tableSnapshot(table)).toEqual(before);
	});

	/** Where pages of the caller come from. */
	function ownOrigin({ route: { access } }: NamedRoute, kind: CallerKind): string {
		const site = access.kind === 'public' ? access.session : kind === 'volunteer' ? 'volunteer' : 'staff';
		return site === 'volunteer' ? stack.addresses.portal : stack.addresses.admin;
	}

	/** A caller whom the route's access rule lets in, found by knocking. */
	async function allowedKind(entry: NamedRoute): Promise<CallerKind> {
		for (const kind of callerKinds) {
			const { status } = await send(entry, kind, { ...json, origin: ownOrigin(entry, kind) });
			if (status !== 401 && status !== 403) return kind;
		}
		throw new Error(`nobody may call ${entry.name}`);
	}
});

describe('a body that is not what it says', () => {
	it.each([
		['broken JSON', '{"login":', 400],
		['no object', '[]', 422],
		['null', 'null', 422],
		['a number', '1', 422],
		['a prototype', '{"__proto__":{"login":"x"},"constructor":1}', 422],
	])('%s is refused without a stack trace', async (_, body, status) => {
		const response = await fetch(`${stack.addresses.admin}/api/identity/staff-session`, {
			method: 'POST',
			headers: { ...json, origin: stack.addresses.admin },
			body,
		});
		const text = await response.text();
		expect(response.status, text).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
		expect(text).not.toMatch(/ at |node_modules|\.ts|Error/);
	});

	it('more than the gateway takes is refused before a Lambda sees it', async () => {
		const response = await fetch(`${stack.addresses.admin}/api/identity/staff-session`, {
			method: 'POST',
			headers: { ...json, origin: stack.addresses.admin },
			body: JSON.stringify({ login: 'x'.repeat(11 * 1024 * 1024) }),
		});
		expect(response.status).toBe(413);
	});
});
