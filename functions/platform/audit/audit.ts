import { Entity, type EntityItem } from 'electrodb';
import type { Actor } from '../access/actor.ts';
import type { Clock } from '../clock.ts';
import { model, type Table } from '../data/table.ts';
import { putChange, type Change } from '../data/transaction.ts';
import type { NewId } from '../ids.ts';

/** One field that a change touched, in the words of the form; values of secret fields are left out. */
export interface FieldChange {
	label: string;
	before?: string | undefined;
	after?: string | undefined;
}

export interface AuditFact {
	actor: Actor;
	/** Stable dotted name of the act, e.g. `volunteer.update`. */
	action: string;
	/** The record that the act is about, e.g. `volunteer` + id. */
	subject: { type: string; id: string };
	changes?: FieldChange[];
}

/**
 * Who did what, when, from where (資通安全責任等級分級辦法 附表十: event, time, place, identity). Written in the transaction of
 * the act itself, so that there is no act without its entry. In no index: all acts of a day would meet in one partition of
 * it, and that would be the most that the whole platform can write. Reviews by day read an export of the table.
 */
export function auditEntity(table: Table) {
	return new Entity(
		{
			model: model('audit'),
			attributes: {
				subjectType: { type: 'string', required: true },
				subjectId: { type: 'string', required: true },
				at: { type: 'string', required: true },
				entryId: { type: 'string', required: true },
				action: { type: 'string', required: true },
				actorKind: { type: 'string', required: true },
				actorId: { type: 'string' },
				actorName: { type: 'string' },
				organizationId: { type: 'string' },
				ip: { type: 'string', required: true },
				requestId: { type: 'string', required: true },
				changes: {
					type: 'list',
					items: {
						type: 'map',
						properties: {
							label: { type: 'string', required: true },
							before: { type: 'string' },
							after: { type: 'string' },
						},
					},
				},
			},
			indexes: {
				bySubject: {
					pk: { field: 'pk', composite: ['subjectType', 'subjectId'], casing: 'none' },
					sk: { field: 'sk', composite: ['at', 'entryId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type AuditEntry = EntityItem<ReturnType<typeof auditEntity>>;

export interface Audit {
	entry(fact: AuditFact): Change;
}

export function auditOn(table: Table, tools: { clock: Clock; newId: NewId }): Audit {
	const entity = auditEntity(table);
	return {
		entry({ actor, action, subject, changes }) {
			return putChange(
				entity.create({
					subjectType: subject.type,
					subjectId: subject.id,
					at: tools.clock().toISOString(),
					entryId: tools.newId(),
					action,
					...identityOf(actor),
					ip: actor.origin.ip,
					requestId: actor.origin.requestId,
					...(changes && changes.length > 0 && { changes }),
				}),
			);
		},
	};
}

function identityOf(actor: Actor) {
	switch (actor.kind) {
		case 'staff':
			return {
				actorKind: 'staff',
				actorId: actor.accountId,
				actorName: actor.name,
				organizationId: actor.organizationId,
			};
		case 'volunteer':
			return { actorKind: 'volunteer', actorId: actor.volunteerId, actorName: actor.name };
		case 'system':
			return { actorKind: 'system', actorName: actor.name };
		case 'anonymous':
			return { actorKind: 'anonymous' };
	}
}
