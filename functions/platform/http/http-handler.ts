import type { Logger } from '@aws-lambda-powertools/logger';
import { MetricUnit, type Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type {
	Access,
	ContractDefinition,
	RouteDefinition,
	RouteRequest,
	RouteResponse,
} from '#shared/contract/define-route.ts';
import type { Actor, AnonymousActor, RequestOrigin, StaffActor, VolunteerActor } from '../access/actor.ts';
import { DomainError } from '../errors.ts';
import { checkAccess } from './access-check.ts';
import { checkOrigin, type SiteOrigins } from './origin-check.ts';
import { parseRequest } from './parse-request.ts';
import { problemResponse } from './problem-response.ts';
import { Reply } from './reply.ts';
import { readSessionToken, type SessionKind } from './session-cookies.ts';

type ActorFor<Rule extends Access> = Rule['kind'] extends 'staff'
	? StaffActor
	: Rule['kind'] extends 'volunteer'
		? VolunteerActor
		: Rule['kind'] extends 'signed-in'
			? StaffActor | VolunteerActor
			: AnonymousActor;

/** What a bound use case is called with. */
export type Call<Route extends RouteDefinition> = RouteRequest<Route> & { actor: ActorFor<Route['access']> };

/** One use case per route of the contract, by the same name. */
export type Bindings<Contract extends ContractDefinition> = {
	[Name in keyof Contract]: (
		call: Call<Contract[Name]>,
	) => Promise<RouteResponse<Contract[Name]> | Reply<RouteResponse<Contract[Name]>>>;
};

/** What every domain's handler needs from outside: who is calling, and where to tell what happened. */
export interface HttpPlatform {
	/** The signed-in caller behind a session token, or undefined when the session is not (or no longer) good. */
	authenticate(
		kind: SessionKind,
		token: string,
		origin: RequestOrigin,
	): Promise<StaffActor | VolunteerActor | undefined>;
	origins: SiteOrigins;
	secureCookies: boolean;
	logger: Logger;
	metrics: Metrics;
}

type Result = APIGatewayProxyStructuredResultV2;

/**
 * The one way to make a domain's Lambda: contract × use cases → handler. Order of every call: route, origin, session,
 * access, parsing, use case; errors become problem details.
 *
 * @example export const handler = httpHandler(volunteersContract, bind(await volunteersContainer()), await httpPlatform());
 */
export function httpHandler<Contract extends ContractDefinition>(
	contract: Contract,
	bindings: Bindings<Contract>,
	platform: HttpPlatform,
) {
	const routes = Object.entries(contract).map(([name, route]) => ({
		method: route.method,
		path: route.path,
		handler: (event: APIGatewayProxyEventV2, context: Context) =>
			serve(route, bindings[name] as (call: unknown) => Promise<unknown>, platform, event, context),
	}));
	const router = httpRouterHandler<APIGatewayProxyEventV2, Result>({
		routes,
		notFoundResponse: () => {
			throw new DomainError('request.route-not-found');
		},
	});
	return middy<APIGatewayProxyEventV2, Result>()
		.before(({ event }) => {
			// One spelling of a path only: what the router does not match exactly does not exist.
			event.headers = lowerCased(event.headers);
		})
		.after(({ event, response }) => {
			if (response) count(platform.metrics, event, response.statusCode ?? 200);
		})
		.onError((request) => {
			const { event } = request;
			request.response = problemResponse(request.error, event.requestContext.requestId, platform.logger);
			count(platform.metrics, event, request.response.statusCode ?? 500);
		})
		.handler(router);
}

async function serve(
	route: RouteDefinition,
	useCase: (call: unknown) => Promise<unknown>,
	platform: HttpPlatform,
	event: APIGatewayProxyEventV2,
	context: Context,
): Promise<Result> {
	const origin: RequestOrigin = {
		// Written by the function at the edge (infra/constructs/edge-functions.ts): API Gateway itself sees CloudFront only.
		ip: event.headers['x-viewer-address'] ?? event.requestContext.http.sourceIp,
		userAgent: event.requestContext.http.userAgent,
		requestId: event.requestContext.requestId || context.awsRequestId,
	};
	const kinds = checkOrigin(event, route.access, platform.origins);
	const actor = await identify(route.access.kind === 'public' ? [] : kinds, platform, event, origin);
	checkAccess(route.access, actor);
	const outcome = await useCase({ ...parseRequest(route, event), actor });
	const body = outcome instanceof Reply ? (outcome.body as unknown) : outcome;
	return {
		statusCode: route.status ?? 200,
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'cache-control': 'no-store',
			...('session' in actor && { 'x-session-expires-at': actor.session.expiresAt }),
		},
		body: JSON.stringify(body),
		...(outcome instanceof Reply && { cookies: [...outcome.cookies] }),
	};
}

async function identify(
	kinds: readonly SessionKind[],
	platform: HttpPlatform,
	event: APIGatewayProxyEventV2,
	origin: RequestOrigin,
): Promise<Actor> {
	for (const kind of kinds) {
		const token = readSessionToken(event.cookies, kind, platform.secureCookies);
		const actor = token === undefined ? undefined : await platform.authenticate(kind, token, origin);
		if (actor) return actor;
	}
	return { kind: 'anonymous', origin };
}

function lowerCased(headers: Record<string, string | undefined>): Record<string, string | undefined> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function count(metrics: Metrics, event: APIGatewayProxyEventV2, status: number): void {
	metrics.addDimension('method', event.requestContext.http.method);
	metrics.addMetric(status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'served', MetricUnit.Count, 1);
	metrics.publishStoredMetrics();
}
