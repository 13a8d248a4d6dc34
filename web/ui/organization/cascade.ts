import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';

/** A node of the organisation tree, as the cascading selects need it. */
export interface OrganizationNode {
	id: string;
	name: string;
	level: OrganizationLevel;
}

/** The levels of a cascade from the governing authority down to `maxLevel`. */
export function cascadeLevels(maxLevel: OrganizationLevel): readonly OrganizationLevel[] {
	return organizationLevels.slice(0, organizationLevels.indexOf(maxLevel) + 1);
}

/** The deepest chosen id: what a form sends (S-22) and a list filters by. Undefined when nothing is chosen. */
export function deepestChoice(choice: readonly (string | undefined)[]): string | undefined {
	return choice.findLast((id) => id !== undefined && id !== '');
}

/** What is chosen after a change at `index`: everything below it no longer holds. */
export function choiceAfter(
	choice: readonly (string | undefined)[],
	index: number,
	id: string | undefined,
): (string | undefined)[] {
	return [...choice.slice(0, index), id === '' ? undefined : id];
}
