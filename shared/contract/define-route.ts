import type { z } from 'zod';
import type { BackOfficeFunction } from '../domain/identity/functions.ts';
import type { OrganizationLevel } from '../domain/organizations/level.ts';
import type { ErrorCode } from './errors.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route. `staff` without `function` is open to every signed-in back-office account; with it, the
 * account's level must be granted that function in 機關權限管理. `levels` narrows further (rules.md L).
 * What the caller sees behind the door is decided by scope (S-02), never here.
 */
export type Access =
	| {
			readonly kind: 'public';
			/** What it is about, when only one of the two sites asks: a sign-in comes from the site of its own kind. */
			readonly session?: 'staff' | 'volunteer';
	  }
	| { readonly kind: 'volunteer' }
	| { readonly kind: 'signed-in' }
	| {
			readonly kind: 'staff';
			readonly function?: BackOfficeFunction | readonly BackOfficeFunction[];
			readonly levels?: readonly OrganizationLevel[];
			/** Open even while the account must first change its password. */
			readonly beforePasswordChange?: boolean;
	  };

export interface RouteDefinition {
	readonly method: HttpMethod;
	/** API Gateway style path, `/api/<domain>/…/{parameter}`. */
	readonly path: `/api/${string}`;
	/** One zh-Hant line for openapi.json. */
	readonly summary: string;
	readonly access: Access;
	readonly params?: z.ZodObject;
	readonly query?: z.ZodObject;
	readonly body?: z.ZodType;
	readonly response: z.ZodType;
	/** Status of a success; 200 unless told. */
	readonly status?: 200 | 201 | 202 | 204;
	/** The domain errors that the caller should expect, beside those of every route. */
	readonly errors?: readonly ErrorCode[];
}

export type ContractDefinition = Readonly<Record<string, RouteDefinition>>;

/** Gives a route its exact type. */
export function defineRoute<const Route extends RouteDefinition>(route: Route): Route {
	return route;
}

/** A domain's routes by name: the server's binding and the client's methods use the same names. */
export function defineContract<const Contract extends ContractDefinition>(contract: Contract): Contract {
	return contract;
}

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What a use case receives: parsed values. */
export interface RouteRequest<Route extends RouteDefinition> {
	params: OutputOf<Route['params']>;
	query: OutputOf<Route['query']>;
	body: OutputOf<Route['body']>;
}

/** What a client sends; only the parts that the route has. */
export type RouteCall<Route extends RouteDefinition> = (Route['params'] extends z.ZodType
	? { params: InputOf<Route['params']> }
	: unknown) &
	(Route['query'] extends z.ZodType ? { query?: Partial<InputOf<Route['query']>> } : unknown) &
	(Route['body'] extends z.ZodType ? { body: InputOf<Route['body']> } : unknown);

export type RouteResponse<Route extends RouteDefinition> = z.output<Route['response']>;
