import type { RouteCall, RouteDefinition, RouteResponse } from '#shared/contract/define-route.ts';
import type { contract } from '#shared/contract/index.ts';
import { privateQueryHeader, privateQueryKeys } from '#shared/contract/private-query.ts';
import { ApiError, apiErrorOf, networkError } from './api-error.ts';
import { requestUrl } from './request-url.ts';

type Contract = typeof contract;
type Domain = keyof Contract;

interface CallOptions {
	signal?: AbortSignal;
}

type Call<Route extends RouteDefinition> = RouteCall<Route> & CallOptions;

/** One route as a function; the argument may be left out where the route needs nothing. */
type Method<Route extends RouteDefinition> =
	object extends Call<Route>
		? (call?: Call<Route>) => Promise<RouteResponse<Route>>
		: (call: Call<Route>) => Promise<RouteResponse<Route>>;

type DomainClient<Name extends Domain> = {
	readonly [Route in keyof Contract[Name]]: Contract[Name][Route] extends RouteDefinition
		? Method<Contract[Name][Route]>
		: never;
};

export type Client<Name extends Domain = Domain> = { readonly [Key in Name]: DomainClient<Key> };

/** Method and path of each route, from `routes.generated.ts`. */
type Routes<Name extends Domain> = {
	readonly [Key in Name]: Readonly<Record<keyof Contract[Key], readonly [method: string, path: string]>>;
};

export interface ClientOptions {
	fetch?: typeof fetch;
	/** The session is gone or was never there; the call fails as well. Not called for a refused sign-in. */
	onUnauthenticated?: (error: ApiError) => void;
	/** The end of the session, renewed by each answer (S-08). */
	onSessionExpiry?: (expiresAt: string) => void;
	/** Sees every success, and gives what the caller gets. */
	onAnswer?: (answered: Answered) => unknown;
}

export interface Answered {
	/** `identity.listAccounts`. */
	name: string;
	method: string;
	call: { readonly params?: object; readonly query?: object; readonly body?: unknown };
	answer: unknown;
}

/**
 * A typed client of the given domains.
 *
 * @example
 * ```ts
 * const client = createClient({ volunteers: volunteersRoutes }, { onUnauthenticated: toLogin });
 * const list = await client.volunteers.listVolunteers({ query: { name: '王' } });
 * ```
 */
export function createClient<Name extends Domain>(
	routes: Routes<Name>,
	options: ClientOptions = {},
): Client<Name> {
	const domains = Object.entries<Routes<Name>[Name]>(routes).map(([name, table]) => {
		const methods = Object.entries<readonly [string, string]>(table).map(([route, [method, path]]) => [
			route,
			async (call: LooseCall = {}) => {
				const answer = await send(method, path, call, options);
				return options.onAnswer?.({ name: `${name}.${route}`, method, call, answer }) ?? answer;
			},
		]);
		return [name, Object.fromEntries(methods)];
	});
	return Object.fromEntries(domains) as Client<Name>;
}

interface LooseCall extends CallOptions {
	params?: object;
	query?: object;
	body?: unknown;
}

async function send(method: string, path: string, call: LooseCall, options: ClientOptions): Promise<unknown> {
	const { open, sealed } = splitQuery(call.query);
	const response = await answerOf(options.fetch ?? fetch, requestUrl(path, call.params, open), {
		method,
		credentials: 'same-origin',
		signal: call.signal,
		headers: {
			accept: 'application/json',
			...(call.body !== undefined && { 'content-type': 'application/json' }),
			...(sealed !== '' && { [privateQueryHeader]: sealed }),
		},
		body: call.body === undefined ? undefined : JSON.stringify(call.body),
	});
	const expiresAt = response.headers.get('x-session-expires-at');
	if (expiresAt) options.onSessionExpiry?.(expiresAt);
	if (!response.ok) {
		const error = await apiErrorOf(response);
		if (error.code === 'identity.not-signed-in') options.onUnauthenticated?.(error);
		throw error;
	}
	if (response.status === 204) return {};
	return response.json().catch((cause: unknown) => {
		throw new ApiError(
			{ code: 'client.unreadable', status: response.status, title: '無法讀取系統的回應，請稍後再試' },
			{ cause },
		);
	});
}

/** What may stand in the address, and what may not, written like a query. */
function splitQuery(query: object = {}): { open: object; sealed: string } {
	const sealed = new URLSearchParams();
	const open = Object.entries<unknown>({ ...query }).filter(([key, value]) => {
		if (!privateQueryKeys.includes(key)) return true;
		if (typeof value === 'string' && value !== '') sealed.set(key, value);
		return false;
	});
	return { open: Object.fromEntries(open), sealed: sealed.toString() };
}

async function answerOf(fetcher: typeof fetch, url: string, init: RequestInit): Promise<Response> {
	try {
		return await fetcher(url, init);
	} catch (error) {
		// The caller gave up; that is no trouble with the network.
		if (init.signal?.aborted) throw error;
		throw networkError(error);
	}
}
