import { contract } from '#shared/contract/index.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { ContractDefinition, RouteDefinition } from '#shared/contract/define-route.ts';

/** One route of the contract, by its full name, e.g. `volunteers.getVolunteer`. */
export interface NamedRoute {
	name: string;
	route: RouteDefinition;
}

/** Every route of every domain: what is added to the contract is walked without being named anywhere. */
export const allRoutes: readonly NamedRoute[] = Object.entries(contract).flatMap(([domain, routes]) =>
	Object.entries(routes as ContractDefinition).map(([name, route]) => ({ name: `${domain}.${name}`, route })),
);

const today = todayInTaipei(new Date());

/** Parameters that name no record: they need a value of their form, and are no secret. */
export const plainParameters = { date: today, startDate: today, kind: 'morning' } as const;

/** A value for each parameter of a route that names nothing. */
export function namingNothing(names: Iterable<string>, make: () => string): Record<string, string> {
	const plain: Record<string, string> = plainParameters;
	return Object.fromEntries([...names].map((name) => [name, plain[name] ?? make()]));
}

export function parameterNames(route: RouteDefinition): string[] {
	return [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** The route's address with its parameters filled in. */
export function addressOf(route: RouteDefinition, parameters: Record<string, string>): string {
	return route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = parameters[name];
		if (value === undefined) throw new Error(`no value for {${name}} of ${route.path}`);
		return value;
	});
}

/** True for a route that changes something, as browsers and the origin check understand it. */
export function isWrite(route: RouteDefinition): boolean {
	return route.method !== 'GET';
}
