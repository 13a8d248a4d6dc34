import { describe, expect, it } from 'vitest';
import { ApiError } from '#client/api-error.ts';
import { createClient, type ClientOptions } from '#client/client.ts';
import { identityRoutes, organizationsRoutes, volunteersRoutes } from '#client/routes.generated.ts';

interface Sent {
	url: string;
	init: RequestInit;
}

function setup(answer: () => Response | Promise<Response>, options: Omit<ClientOptions, 'fetch'> = {}) {
	const sent: Sent[] = [];
	const client = createClient(
		{ identity: identityRoutes, organizations: organizationsRoutes, volunteers: volunteersRoutes },
		{
			...options,
			fetch: async (url, init) => {
				sent.push({ url: url as string, init: init ?? {} });
				return answer();
			},
		},
	);
	return { client, sent };
}

function problem(status: number, code: string, more: object = {}): Response {
	const body = { type: 'about:blank', title: '標題', status, code, requestId: 'r-1', ...more };
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/problem+json' },
	});
}

async function failureOf(call: Promise<unknown>): Promise<ApiError> {
	const error: unknown = await call.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(ApiError);
	return error as ApiError;
}

describe('requests', () => {
	it('keeps a full ID number out of the address: it travels in a header', async () => {
		const { client, sent } = setup(() => Response.json({ items: [] }));
		await client.volunteers.listVolunteers({ query: { name: '王', nationalId: 'A100000001' } });
		expect(sent[0]?.url).not.toContain('A100000001');
		expect(new Headers(sent[0]?.init.headers).get('x-private-query')).toBe('nationalId=A100000001');
		await client.volunteers.listVolunteers({ query: { name: '王', nationalId: '' } });
		expect(new Headers(sent[1]?.init.headers).has('x-private-query')).toBe(false);
	});

	it('puts parameters into the path and leaves unset filters out of the query', async () => {
		const { client, sent } = setup(() => Response.json({ items: [] }));
		await client.organizations.listChildren({ params: { organizationId: 'a/b' } });
		await client.volunteers.listVolunteers({
			query: { name: '王 明', status: '', nationalId: undefined, page: 2 },
		});
		expect(sent.map(({ url }) => url)).toEqual([
			'/api/organizations/a%2Fb/children',
			`/api/volunteers?${new URLSearchParams({ name: '王 明', page: '2' }).toString()}`,
		]);
	});

	it('refuses to call an address with a parameter missing', async () => {
		const { client, sent } = setup(() => Response.json({}));
		await expect(client.organizations.listChildren({ params: { organizationId: '' } })).rejects.toThrow(
			TypeError,
		);
		expect(sent).toEqual([]);
	});

	it('sends a body as JSON, with the cookies of this site only', async () => {
		const { client, sent } = setup(() => Response.json({}));
		await client.identity.signInStaff({ body: { login: 'a', password: 'b', proof: 'c' } });
		expect(sent[0]?.init).toMatchObject({
			method: 'POST',
			credentials: 'same-origin',
			body: '{"login":"a","password":"b","proof":"c"}',
			headers: { 'content-type': 'application/json' },
		});
	});
});

describe('answers', () => {
	it('[S-08] tells the new end of the session', async () => {
		const ends: string[] = [];
		const headers = { 'x-session-expires-at': '2026-11-21T02:00:00.000Z' };
		const { client } = setup(() => Response.json({}, { headers }), {
			onSessionExpiry: (end) => ends.push(end),
		});
		await client.identity.staffProfile();
		expect(ends).toEqual(['2026-11-21T02:00:00.000Z']);
	});

	it('reads problem details with the errors of the fields', async () => {
		const errors = [{ field: 'name', label: '中文姓名', message: '此欄位必填' }];
		const { client } = setup(() => problem(422, 'request.invalid', { detail: '說明', errors }));
		const error = await failureOf(client.identity.staffProfile());
		expect(error).toMatchObject({
			code: 'request.invalid',
			status: 422,
			message: '說明',
			title: '標題',
			errors,
			requestId: 'r-1',
		});
	});

	it('tells of a lost session, but not of a refused sign-in', async () => {
		const codes: string[] = [];
		const options = { onUnauthenticated: (error: ApiError) => codes.push(error.code) };
		await failureOf(
			setup(() => problem(401, 'identity.not-signed-in'), options).client.identity.staffProfile(),
		);
		await failureOf(
			setup(() => problem(401, 'identity.sign-in-refused'), options).client.identity.staffProfile(),
		);
		expect(codes).toEqual(['identity.not-signed-in']);
	});

	it('says in words what a proxy says in HTML', async () => {
		const { client } = setup(() => new Response('<html>', { status: 502 }));
		expect(await failureOf(client.identity.staffProfile())).toMatchObject({
			status: 502,
			message: '系統忙碌中，請稍後再試',
		});
	});

	it('does not take an unreadable success for one', async () => {
		const { client } = setup(() => new Response('<html>', { status: 200 }));
		expect((await failureOf(client.identity.staffProfile())).code).toBe('client.unreadable');
	});
});

describe('the way there', () => {
	it('says that the network failed', async () => {
		const { client } = setup(() => Promise.reject(new TypeError('fetch failed')));
		const error = await failureOf(client.identity.staffProfile());
		expect(error).toMatchObject({
			code: 'client.network',
			status: 0,
			message: '無法連線，請檢查網路後再試一次',
		});
	});

	it('leaves a call that was given up as it is', async () => {
		const controller = new AbortController();
		controller.abort();
		const { client } = setup(() => Promise.reject(new DOMException('given up', 'AbortError')));
		await expect(client.identity.staffProfile({ signal: controller.signal })).rejects.toMatchObject({
			name: 'AbortError',
		});
	});
});

describe('an answer', () => {
	it('is seen with its route and call, and given as whoever sees it makes it', async () => {
		const seen: unknown[] = [];
		const { client } = setup(() => Response.json({ items: [] }), {
			onAnswer(answered) {
				seen.push(answered);
				return { items: ['new'] };
			},
		});
		const query = { page: 2 };
		expect(await client.volunteers.listVolunteers({ query })).toEqual({ items: ['new'] });
		const call = { query };
		expect(seen).toEqual([{ name: 'volunteers.listVolunteers', method: 'GET', call, answer: { items: [] } }]);
	});

	it('that is a refusal is no answer to see', async () => {
		const seen: unknown[] = [];
		const { client } = setup(() => problem(409, 'request.conflict'), {
			onAnswer: (answered) => void seen.push(answered),
		});
		await failureOf(client.identity.staffProfile());
		expect(seen).toEqual([]);
	});
});
