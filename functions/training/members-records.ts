import * as z from 'zod';
import type { Scope } from '#platform/access/scope.ts';
import { atMost, readsAtOnce } from '#platform/at-most.ts';
import { fromBase64, pagedQuery, toBase64, upTo, type ReadRows } from '#platform/data/paged-query.ts';
import { isMemberIn, type PersonReading } from '#functions/volunteers/person.ts';
import { idSchema } from '#shared/contract/common.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import type { StoredTraining, TrainingRecordRepository } from './training-record.repository.ts';

interface Dependencies extends Pick<PersonReading, 'memberships'> {
	records: TrainingRecordRepository;
}

type Member = Awaited<ReturnType<PersonReading['memberships']['ofVolunteer']>>[number];

/** The row of a page that another goes on behind; behind all rows of the person without `recordId`. */
const positionSchema = z.object({ volunteerId: idSchema, recordId: idSchema.optional() });

/** Members who are looked at together, and for one page at most: by name only their own rows have to be read. */
const lookedAt = { of: { batch: readsAtOnce, page: 96 }, named: { batch: 100, page: 400 } };

/**
 * What the members of a unit, team or squad have attended, whoever registered it: by member as the list of members has
 * them, of each newest first. A page asks about no more members than fill it, and about a bounded number (ADR 0025).
 *
 * @param name any part of the member's name
 */
export async function listOfMembers(
	deps: Dependencies,
	scope: Scope,
	query: PageQuery,
	{ name, isWanted }: { name: string | undefined; isWanted: (record: StoredTraining) => boolean },
): Promise<Page<StoredTraining>> {
	const { batch, page: most } = name ? lookedAt.named : lookedAt.of;

	const read: ReadRows<StoredTraining> = async ({ limit, order, after }) => {
		const recordsOf = async ({ volunteerId }: Member) => {
			const records = (await deps.records.ofVolunteer(volunteerId)).filter(isWanted);
			return order === 'asc' ? records : records.reverse();
		};
		const start = after === undefined ? undefined : positionSchema.parse(fromBase64(after));
		let last = start && (await memberIn(deps, scope, start.volunteerId));
		const rows = start?.recordId && last ? behind(start.recordId, await recordsOf(last)) : [];
		for (let looked = 0; rows.length < limit && looked < most; looked += batch) {
			const members = await deps.memberships.behind(scope, last, { status: 'active', order, limit: batch });
			const wanted = members.filter((member) => !name || member.name.includes(name));
			rows.push(...(await atMost(readsAtOnce, wanted, recordsOf)).flat());
			if (members.length < batch) return { rows: rows.slice(0, limit) };
			last = members.at(-1);
		}
		return upTo({ rows, ...(last && { stoppedAt: toBase64({ volunteerId: last.volunteerId }) }) }, limit);
	};

	const { rows, page } = await pagedQuery({
		query,
		read,
		keyOf: ({ volunteerId, recordId }) => toBase64({ volunteerId, recordId }),
	});
	return { items: rows, page };
}

/** The cursor names a person; whether the scope may go on from there is looked up. */
async function memberIn(deps: Dependencies, scope: Scope, volunteerId: string): Promise<Member> {
	const memberships = await deps.memberships.ofVolunteer(volunteerId);
	const member = memberships.find((one) => isMemberIn(scope, one));
	if (!member) throw new RangeError('the page begins behind somebody who is no member');
	return member;
}

/** All of them when that record was deleted meanwhile: rather twice than not at all. */
function behind(recordId: string, records: StoredTraining[]): StoredTraining[] {
	return records.slice(records.findIndex((record) => record.recordId === recordId) + 1);
}
