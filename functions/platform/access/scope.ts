import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import {
	isWithin,
	levelOfPath,
	type OrganizationPath,
} from '#shared/domain/organizations/organization-path.ts';
import type { StaffActor } from './actor.ts';

declare const scopeBrand: unique symbol;

/**
 * The part of the organisation tree that a query may read (rule S-02). Every repository list takes one, and only an
 * actor can make one: a query without a scope does not compile.
 */
export interface Scope {
	readonly path: OrganizationPath;
	readonly level: OrganizationLevel;
	readonly organizationId: string;
	readonly [scopeBrand]: true;
}

function brand(path: OrganizationPath): Scope {
	const organizationId = path.slice(path.lastIndexOf('/') + 1);
	return { path, level: levelOfPath(path), organizationId } as Scope;
}

/** Everything the actor may see: the own node and all below it. */
export function scopeOf(actor: StaffActor): Scope {
	return brand(actor.path);
}

/** The scope cut down to a node inside it, or undefined when the node lies outside. */
export function narrowScope(scope: Scope, path: OrganizationPath): Scope | undefined {
	return isWithin(path, scope.path) ? brand(path) : undefined;
}

/** True when a record at `path` may be seen. */
export function inScope(scope: Scope, path: string): boolean {
	return isWithin(path, scope.path);
}
