import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { putChange, type Change } from '#platform/data/transaction.ts';

export type StationResult = 'submit' | 'approve' | 'reject' | 'return' | 'withdraw';

/** One line of 審核歷程 (W-05): station 0 is the applicant, station n the n-th reviewer. Written once, never changed. */
export interface Station {
	applicationId: string;
	round: number;
	station: number;
	role: string;
	accountId: string;
	person: string;
	/** Organisation of the station, where the governing authority decided in its place. */
	actedFor?: string;
	opinion?: string;
	at: string;
	result: StationResult;
}

function stationEntity(table: Table) {
	return new Entity(
		{
			model: model('application-station'),
			attributes: {
				applicationId: { type: 'string', required: true },
				round: { type: 'number', required: true, padding: { length: 4, char: '0' } },
				station: { type: 'number', required: true, padding: { length: 2, char: '0' } },
				role: { type: 'string', required: true },
				accountId: { type: 'string', required: true },
				person: { type: 'string', required: true },
				actedFor: { type: 'string' },
				opinion: { type: 'string' },
				at: { type: 'string', required: true },
				result: { type: ['submit', 'approve', 'reject', 'return', 'withdraw'] as const, required: true },
			},
			indexes: {
				byApplication: {
					pk: { field: 'pk', composite: ['applicationId'], casing: 'none' },
					sk: { field: 'sk', composite: ['round', 'station'], casing: 'none' },
				},
			},
		},
		table,
	);
}

/** Where a withdrawal stands in the history: behind every reviewer. */
export const withdrawalStation = 99;

export function stationRepository(table: Table) {
	const entity = stationEntity(table);
	return {
		/** The whole history, oldest first. */
		async list(applicationId: string): Promise<Station[]> {
			const { data } = await entity.query
				.byApplication({ applicationId })
				.go({ pages: 'all', consistent: true });
			return data;
		},
		async get(applicationId: string, round: number, station: number): Promise<Station | undefined> {
			return (await entity.get({ applicationId, round, station }).go({ consistent: true })).data ?? undefined;
		},
		/** A station decides once per round. */
		createChange(station: Station, refused?: () => Error): Change {
			return putChange(entity.create(station), refused);
		},
	};
}

export type StationRepository = ReturnType<typeof stationRepository>;
