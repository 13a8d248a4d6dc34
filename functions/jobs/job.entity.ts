import { CustomAttributeType, Entity, type EntityItem } from 'electrodb';
import type { StaffActor } from '#platform/access/actor.ts';
import { model, type Table } from '#platform/data/table.ts';
import { jobKinds, type JobKindCode } from '#shared/codes/job-kinds.ts';
import { jobStatuses, type JobStatus } from '#shared/codes/job-statuses.ts';

/**
 * An export or import on its way. `step` counts what has been recorded of it: a step writes what it has done only while
 * the job still stands where the step began, so that one that is run twice counts once.
 */
export function jobEntity(table: Table) {
	return new Entity(
		{
			model: model('job'),
			attributes: {
				jobId: { type: 'string', required: true },
				kind: { type: jobKinds.map(({ code }) => code) as JobKindCode[], required: true },
				ownerId: { type: 'string', required: true },
				/** Who started it, from where and with which scope: the steps act as this account. */
				actor: { type: CustomAttributeType<StaffActor>('any'), required: true },
				/** Sealed JSON: filters hold ID numbers. */
				inputSealed: { type: 'string', required: true },
				status: { type: jobStatuses.map(({ code }) => code) as JobStatus[], required: true },
				done: { type: 'number', required: true },
				total: { type: 'number' },
				goodRows: { type: 'number' },
				badRows: { type: 'number' },
				/** Where the steps stand; each kind knows its own. */
				state: { type: 'any' },
				result: {
					type: 'map',
					properties: {
						key: { type: 'string', required: true },
						fileName: { type: 'string', required: true },
						contentType: { type: 'string', required: true },
					},
				},
				failure: { type: 'string' },
				createdAt: { type: 'string', required: true },
				finishedAt: { type: 'string' },
				step: { type: 'number', required: true },
				/** How often the step has been begun since the last that was recorded. */
				tries: { type: 'number' },
				/** Epoch seconds (TTL of the table). */
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['jobId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
				byOwner: {
					index: 'gsi1',
					pk: { field: 'gsi1pk', composite: ['ownerId'], casing: 'none' },
					sk: { field: 'gsi1sk', composite: ['jobId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type JobItem = EntityItem<ReturnType<typeof jobEntity>>;
