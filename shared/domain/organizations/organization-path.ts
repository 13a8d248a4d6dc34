import { organizationLevels, type OrganizationLevel } from './level.ts';

/**
 * Where a node stands in the organisation tree: `/governing/purpose/unit/team/squad`, cut at the node itself.
 * Every segment is an organisation id.
 */
export type OrganizationPath = `/${string}`;

/** The ids on the path, governing authority first. */
export function pathIds(path: OrganizationPath): string[] {
	return path.split('/').filter(Boolean);
}

/** The id of the node at `level` on the path, or undefined when the path ends above that level. */
export function idAtLevel(path: OrganizationPath, level: OrganizationLevel): string | undefined {
	return pathIds(path)[organizationLevels.indexOf(level)];
}

/** The level of the node that the path ends at. */
export function levelOfPath(path: OrganizationPath): OrganizationLevel {
	const level = organizationLevels[pathIds(path).length - 1];
	if (level === undefined) throw new RangeError(`not an organisation path: ${path}`);
	return level;
}

/** True when `path` is the node `ancestor` or lies below it (rule S-02). */
export function isWithin(path: string, ancestor: string): boolean {
	return path === ancestor || path.startsWith(`${ancestor}/`);
}

/** The path of a child node. */
export function childPath(parent: OrganizationPath | undefined, id: string): OrganizationPath {
	return `${parent ?? ''}/${id}` as OrganizationPath;
}
