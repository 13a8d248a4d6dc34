import type { Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import {
	defaultPermissions,
	type BackOfficeFunction,
	type FunctionPermissions,
} from '#shared/domain/identity/functions.ts';
import { permissionsEntity } from './permissions.entity.ts';

export interface StoredPermissions {
	levels: FunctionPermissions;
	/** 0 while nothing has been set. */
	revision: number;
}

export function permissionsRepository(table: Table) {
	const entity = permissionsEntity(table);
	return {
		async get(): Promise<StoredPermissions> {
			const { data } = await entity.get({}).go();
			if (!data) return { levels: defaultPermissions(), revision: 0 };
			const { revision, ...levels } = data;
			return { levels: levels as Record<string, string[]> as unknown as FunctionPermissions, revision };
		},
		putChange(levels: FunctionPermissions, expected: number): Change {
			const copy = (ids: readonly BackOfficeFunction[]): string[] => [...ids];
			const record = {
				governing: copy(levels.governing),
				purpose: copy(levels.purpose),
				unit: copy(levels.unit),
				team: copy(levels.team),
				squad: copy(levels.squad),
				revision: expected + 1,
			};
			const operation = entity
				.put(record)
				.where((attribute, operation) =>
					expected === 0
						? operation.notExists(attribute.revision)
						: operation.eq(attribute.revision, expected),
				);
			return putChange(operation, () => new DomainError('request.conflict'));
		},
	};
}

export type PermissionsRepository = ReturnType<typeof permissionsRepository>;
