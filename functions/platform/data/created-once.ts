import { createHash } from 'node:crypto';
import { Entity } from 'electrodb';
import type { StaffActor } from '../access/actor.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { model, type Table } from './table.ts';
import { putChange, type Change } from './transaction.ts';

interface Creation {
	actor: StaffActor;
	/** Drawn by the form, once for each record that it makes; a request without one is never known again. */
	requestKey: string | undefined;
	/** What was sent, beside the key. */
	input: unknown;
	/** The id that the record gets if it is made now. */
	recordId: string;
}

interface CreationActs<Result> {
	/** Makes the record in one transaction with `mark`. */
	create: (mark: readonly Change[]) => Promise<Result>;
	/** The record as it is now, for whoever asks again; undefined when it has gone. */
	read: (recordId: string) => Promise<Result | undefined>;
}

/**
 * Creating something once, however often it is sent: after a lost answer, or by a second click. The key is marked in
 * the transaction that creates; whoever comes with it again gets the record of the first time.
 */
export interface CreatedOnce {
	run<Result>(creation: Creation, acts: CreationActs<Result>): Promise<Result>;
}

/** Longer than a form stays open. */
const keptSeconds = 7 * 24 * 60 * 60;

/** Tells a mark that was refused from any other conflict of the same transaction. */
class MarkedBefore extends Error {
	override readonly name = 'MarkedBefore';
}

/** The answer 「已新增」 would be untrue: the key has written something else. */
export function sentBefore(detail = '此次新增已送出過不同的內容，請重新整理確認後再新增'): DomainError {
	return new DomainError('request.conflict', { detail });
}

function creationEntity(table: Table) {
	return new Entity(
		{
			model: model('created-once'),
			attributes: {
				/** Keys of others are nobody's. */
				accountId: { type: 'string', required: true },
				requestKey: { type: 'string', required: true },
				recordId: { type: 'string', required: true },
				fingerprint: { type: 'string', required: true },
				/** Epoch seconds (TTL of the table). */
				ttl: { type: 'number', required: true },
			},
			indexes: {
				byKey: {
					pk: { field: 'pk', composite: ['accountId', 'requestKey'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}

export function createdOnceOn(table: Table, clock: Clock): CreatedOnce {
	const entity = creationEntity(table);

	async function createMarked<Result>(
		{ actor: { accountId }, recordId }: Creation,
		{ requestKey, fingerprint }: { requestKey: string; fingerprint: string },
		create: CreationActs<Result>['create'],
	): Promise<{ created: Result } | undefined> {
		const ttl = Math.ceil(clock().getTime() / 1000) + keptSeconds;
		const mark = entity.create({ accountId, requestKey, recordId, fingerprint, ttl });
		try {
			return { created: await create([putChange(mark, () => new MarkedBefore())]) };
		} catch (error) {
			if (error instanceof MarkedBefore) return undefined;
			throw error;
		}
	}

	return {
		async run(creation, { create, read }) {
			const { requestKey, input, actor } = creation;
			if (requestKey === undefined) return create([]);
			const fingerprint = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
			const find = async () =>
				(await entity.get({ accountId: actor.accountId, requestKey }).go({ consistent: true })).data;
			const made =
				(await find()) ??
				(await createMarked(creation, { requestKey, fingerprint }, create)) ??
				(await find());
			if (made && 'created' in made) return made.created;
			const record = made?.fingerprint === fingerprint ? await read(made.recordId) : undefined;
			if (record === undefined) throw sentBefore();
			return record;
		},
	};
}
