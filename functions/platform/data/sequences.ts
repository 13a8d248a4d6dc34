import { Entity } from 'electrodb';
import { DomainError } from '../errors.ts';
import { model, type Table } from './table.ts';
import { putChange, type Change } from './transaction.ts';

/**
 * Numbers without gaps: a number is drawn in the transaction that uses it, so that one that fails draws none. Drawing
 * is a queue of one; `request.conflict` means that somebody was faster, read again.
 */
export interface Sequences {
	/** The next number and the change that draws it. */
	next(name: string): Promise<{ value: number; change: Change }>;
}

function sequenceEntity(table: Table) {
	return new Entity(
		{
			model: model('sequence'),
			attributes: {
				name: { type: 'string', required: true },
				last: { type: 'number', required: true },
			},
			indexes: {
				byName: {
					pk: { field: 'pk', composite: ['name'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}

export function sequencesOn(table: Table): Sequences {
	const entity = sequenceEntity(table);
	return {
		async next(name) {
			const { data } = await entity.get({ name }).go({ consistent: true });
			const value = (data?.last ?? 0) + 1;
			const operation = entity
				.put({ name, last: value })
				.where((attribute, operation) =>
					data ? operation.eq(attribute.last, data.last) : operation.notExists(attribute.last),
				);
			return { value, change: putChange(operation, () => new DomainError('request.conflict')) };
		},
	};
}
