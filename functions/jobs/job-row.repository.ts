import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';

/** The row has been taken over by an earlier run of the same step. */
export class RowAlreadyApplied extends Error {
	override readonly name = 'RowAlreadyApplied';
}

/**
 * Which rows of an import have been taken over: written in the transaction of what the row brings, so that a step which
 * is killed and run again applies no row twice and forgets none.
 */
function jobRowEntity(table: Table) {
	return new Entity(
		{
			model: model('job-row'),
			attributes: {
				jobId: { type: 'string', required: true },
				/** Mark of the row in the file, padded so that they sort as numbers do. */
				row: { type: 'string', required: true },
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byJob: {
					pk: { field: 'pk', composite: ['jobId'], casing: 'none' },
					sk: { field: 'sk', composite: ['row'], casing: 'none' },
				},
			},
		},
		table,
	);
}

const padded = (row: number) => String(row).padStart(9, '0');

export function jobRowRepository(table: Table) {
	const entity = jobRowEntity(table);
	return {
		appliedChange({ jobId, ttl }: { jobId: string; ttl: number }, row: number): Change {
			return putChange(entity.create({ jobId, row: padded(row), ttl }), () => new RowAlreadyApplied());
		},
		/** The applied ones of a range of rows. */
		async applied(jobId: string, first: number, last: number): Promise<Set<number>> {
			const { data } = await entity.query
				.byJob({ jobId })
				.between({ row: padded(first) }, { row: padded(last) })
				.go({ pages: 'all', consistent: true });
			return new Set(data.map(({ row }) => Number(row)));
		},
	};
}

export type JobRowRepository = ReturnType<typeof jobRowRepository>;
