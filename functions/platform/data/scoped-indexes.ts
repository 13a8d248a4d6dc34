import { createConversions } from 'electrodb';
import type { Scope } from '../access/scope.ts';
import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { idAtLevel, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

type SortFields = readonly [string, ...string[]];

interface ScopedIndex<
	Index extends string,
	Field extends string,
	Partition extends readonly string[],
	Sort extends SortFields,
> {
	index: Index;
	pk: { field: `${Index}pk`; composite: readonly [Field, ...Partition]; casing: 'none' };
	sk: { field: `${Index}sk`; composite: Sort; casing: 'none' };
	condition: (item: Record<string, unknown>) => boolean;
}

/**
 * What an item stores for a level (or a sort attribute) that it does not have. ElectroDB asks for every attribute of an
 * index before it asks the index's condition, so that a missing one would refuse the whole write.
 */
const absent = '-';

/** An attribute of a scoped index that a record may lack: stored as `-`, read as undefined. */
export const sparseAttribute = {
	type: 'string',
	default: absent,
	get: (value: string | undefined) => (value === absent ? undefined : value),
} as const;

/** The attributes of an entity with `scopedIndexes`: the levels on its record's path. */
export const levelAttributes = {
	governingId: sparseAttribute,
	purposeId: sparseAttribute,
	unitId: sparseAttribute,
	teamId: sparseAttribute,
	squadId: sparseAttribute,
} as const;

/**
 * The five indexes gsi1 to gsi5 that list an entity below a node of any level, one partition per node: the cost of a
 * page does not depend on how much the city holds elsewhere (S-02). The entity needs `levelAttributes`; a record enters
 * only the indexes of the levels it has.
 *
 * @param sort attributes that order the list
 * @param partition attributes that divide a node's records into lists of their own, e.g. a status
 * @param listed tells the records that lists show; all unless told
 */
export function scopedIndexes<const Sort extends SortFields, const Partition extends readonly string[] = []>(
	sort: Sort,
	partition: Partition = [] as unknown as Partition,
	listed: (item: Record<string, unknown>) => boolean = () => true,
) {
	function indexOn<const Index extends string, const Field extends string>(
		index: Index,
		field: Field,
	): ScopedIndex<Index, Field, Partition, Sort> {
		return {
			index,
			pk: { field: `${index}pk`, composite: [field, ...partition], casing: 'none' },
			sk: { field: `${index}sk`, composite: sort, casing: 'none' },
			condition: (item) => item[field] !== undefined && item[field] !== absent && listed(item),
		};
	}
	return {
		byGoverning: indexOn('gsi1', 'governingId'),
		byPurpose: indexOn('gsi2', 'purposeId'),
		byUnit: indexOn('gsi3', 'unitId'),
		byTeam: indexOn('gsi4', 'teamId'),
		bySquad: indexOn('gsi5', 'squadId'),
	};
}

/** Access pattern and partition attribute of each level. */
export const scopedAccess = {
	governing: { pattern: 'byGoverning', field: 'governingId' },
	purpose: { pattern: 'byPurpose', field: 'purposeId' },
	unit: { pattern: 'byUnit', field: 'unitId' },
	team: { pattern: 'byTeam', field: 'teamId' },
	squad: { pattern: 'bySquad', field: 'squadId' },
} as const satisfies Record<OrganizationLevel, { pattern: string; field: string }>;

/** The ids of all levels on a path, as the attributes that the scoped indexes need. */
export function levelIds(path: OrganizationPath): {
	governingId: string;
	purposeId?: string;
	unitId?: string;
	teamId?: string;
	squadId?: string;
} {
	const ids = Object.fromEntries(
		organizationLevels
			.map((level) => [scopedAccess[level].field, idAtLevel(path, level)])
			.filter(([, id]) => id !== undefined),
	) as Record<string, string>;
	return ids as ReturnType<typeof levelIds>;
}

interface ScopedQueries {
	byGoverning(key: never): unknown;
	byPurpose(key: never): unknown;
	byUnit(key: never): unknown;
	byTeam(key: never): unknown;
	bySquad(key: never): unknown;
}

/**
 * The query of an entity with `scopedIndexes` on the partition of the scope's node.
 *
 * @example queryScope(entity.query, scope, { status: 'active' }).go({ limit: 11 })
 */
export function queryScope<Queries extends ScopedQueries>(
	queries: Queries,
	scope: Scope,
	partition: Record<string, string> = {},
): ReturnType<Queries['byGoverning']> {
	const { pattern, field } = scopedAccess[scope.level];
	const query = queries[pattern].bind(queries) as (key: Record<string, string>) => unknown;
	return query({ [field]: scope.organizationId, ...partition }) as ReturnType<Queries['byGoverning']>;
}

type ConvertibleEntity = Parameters<typeof createConversions>[0];

interface CursorMaker {
	fromComposite: { toCursor: (row: unknown) => string | null };
}

/** The cursor behind a row of a scoped list, for `pagedQuery`. */
export function scopedCursor(entity: object, scope: Scope, row: unknown): string {
	const { pattern } = scopedAccess[scope.level];
	const conversions = createConversions(entity as ConvertibleEntity) as unknown as {
		byAccessPattern: Record<typeof pattern, CursorMaker>;
	};
	const cursor = conversions.byAccessPattern[pattern].fromComposite.toCursor(row);
	if (cursor === null) throw new TypeError('the row lacks the fields of its index');
	return cursor;
}
