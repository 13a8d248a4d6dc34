import type { StaffActor } from '#platform/access/actor.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { RowForm } from './form-columns.ts';
import type { ImportSheet, RowCells } from './import-job.ts';

interface RowUse<Value> extends Pick<ImportSheet, 'columns' | 'identity'> {
	/** What the row asks for, or why it asks for nothing. */
	read(actor: StaffActor, cell: RowCells): Promise<RowForm<Value>>;
	/** Throws what speaks against doing it; writes nothing. */
	check(actor: StaffActor, value: Value, jobId: string): Promise<unknown>;
	/** Does it in one transaction that also holds `applied`. */
	apply(actor: StaffActor, value: Value, applied: Change, jobId: string): Promise<unknown>;
}

/** A sheet whose rows are read anew for each phase: what was true when they were checked may not be any more. */
export function rowSheet<Value>(use: RowUse<Value>): ImportSheet {
	return {
		columns: use.columns,
		...(use.identity && { identity: use.identity.bind(use) }),
		async check(actor, cell, jobId) {
			const row = await use.read(actor, cell);
			if (!row.ok) return row.reasons;
			await use.check(actor, row.value, jobId);
			return [];
		},
		async apply(actor, cell, applied, jobId) {
			const row = await use.read(actor, cell);
			if (!row.ok) throw new DomainError('request.invalid', { detail: row.reasons.join('；') });
			await use.apply(actor, row.value, applied, jobId);
		},
	};
}
