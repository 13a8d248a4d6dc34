import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { createConversions } from 'electrodb';
import { describe, expect, it } from 'vitest';
import { applicationEntity } from '#functions/applications/application.entity.ts';
import { taskEntity } from '#functions/applications/task.entity.ts';
import { rosterEntity } from '#functions/attendance/roster.entity.ts';
import { shiftAssignmentEntity } from '#functions/attendance/shift-assignment.entity.ts';
import { announcementEntity } from '#functions/content/announcement.entity.ts';
import { accountEntity } from '#functions/identity/account.entity.ts';
import { insuranceCoverEntity } from '#functions/insurance/insurance-cover.entity.ts';
import { organizationEntity } from '#functions/organizations/organization.entity.ts';
import { largeEventEntity } from '#functions/recruitment/large-event.entity.ts';
import { trainingRecordEntity } from '#functions/training/training-record.entity.ts';
import { awardEntity } from '#functions/volunteers/awards/award.entity.ts';
import { membershipEntity } from '#functions/volunteers/membership.entity.ts';
import { namePartEntity } from '#functions/volunteers/name-part.entity.ts';
import { auditEntity } from '#platform/audit/audit.ts';
import { pagedQuery } from '#platform/data/paged-query.ts';
import { connectTable, type Table } from '#platform/data/table.ts';
import { pageQuerySchema, type PageInfo } from '#shared/contract/paging.ts';

/** What every paged list reads. */
const listed = {
	accountEntity,
	announcementEntity,
	applicationEntity,
	auditEntity,
	awardEntity,
	insuranceCoverEntity,
	largeEventEntity,
	membershipEntity,
	namePartEntity,
	organizationEntity,
	rosterEntity,
	shiftAssignmentEntity,
	taskEntity,
	trainingRecordEntity,
};

/** No request leaves it: only keys are built. */
const table = connectTable({ TABLE_NAME: 'table' }, new DynamoDBClient({ region: 'ap-northeast-1' }));

/** Attributes that people type; all others in keys are ids, dates and codes. */
const typed = ['name', 'part'];
const longestName = 60;
const id = '01KB0000000000000000000000';

interface Index {
	pk: { composite: readonly string[] };
	sk: { composite: readonly string[] };
}

type Row = Record<string, string>;

interface List {
	index: string;
	composites: string[];
	cursorOf(row: Row): string;
}

/** The lists that an entity's indexes are. */
function listsOf(entityOn: (table: Table) => unknown): List[] {
	const entity = entityOn(table);
	const { indexes } = (entity as unknown as { schema: { indexes: Record<string, Index> } }).schema;
	const { byAccessPattern } = createConversions(entity as Parameters<typeof createConversions>[0]);
	const conversions = byAccessPattern as unknown as Record<
		string,
		{ fromComposite: { toCursor(row: Row): string } }
	>;
	const composites = Object.values(indexes).flatMap(({ pk, sk }) => [...pk.composite, ...sk.composite]);
	return Object.keys(indexes).map((index) => ({
		index,
		composites,
		cursorOf: (row) => conversions[index]?.fromComposite.toCursor(row) ?? '',
	}));
}

const latin = 'abcdefghijklmnopqrstuvwxyz ‧"\\';
const names = fc.oneof(
	fc.string({ unit: fc.constantFrom(...latin), minLength: longestName, maxLength: longestName }),
	fc.string({
		unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
		minLength: longestName,
		maxLength: longestName,
	}),
	fc.string({
		unit: fc.integer({ min: 0x20000, max: 0x2a6df }).map((code) => String.fromCodePoint(code)),
		minLength: longestName / 2,
		maxLength: longestName / 2,
	}),
);

/** Asks for page after page with what the answer before said, as the contract takes it. */
async function follow(
	rows: readonly Row[],
	cursorOf: List['cursorOf'],
	direction: 'next' | 'previous',
	from?: string,
) {
	const shown: Row[][] = [];
	let cursor = from;
	let page: PageInfo;
	do {
		const query = pageQuerySchema.parse({ size: 10, cursor });
		const answer = await pagedQuery<Row>({
			query,
			total: rows.length,
			keyOf: cursorOf,
			read: async ({ limit, order, after }) => {
				const ordered = order === 'asc' ? rows : rows.toReversed();
				const start = after === undefined ? 0 : ordered.findIndex((row) => cursorOf(row) === after) + 1;
				if (after !== undefined && start === 0) throw new Error('no row of this list');
				return ordered.slice(start, start + limit);
			},
		});
		({ page } = answer);
		shown.push(answer.rows);
		cursor = page[direction];
	} while (cursor !== undefined);
	return { shown, last: page.last };
}

describe('[S-13] lists of the longest names that forms allow', () => {
	const lists = Object.entries(listed).flatMap(([entity, entityOn]) =>
		listsOf(entityOn).map((list) => ({ entity, ...list })),
	);

	it.each(lists)('$entity, $index: every page is found, forwards and back from the end', async (list) => {
		await fc.assert(
			fc.asyncProperty(fc.array(names, { minLength: 25, maxLength: 25 }), async (drawn) => {
				const rows = drawn.map(
					(name, place): Row =>
						Object.fromEntries([
							...list.composites.map((field) => [field, typed.includes(field) ? name : id + String(place)]),
						]) as Row,
				);
				const forwards = await follow(rows, list.cursorOf, 'next');
				const back = await follow(rows, list.cursorOf, 'previous', forwards.last);
				expect(forwards.shown.flat()).toEqual(rows);
				expect(back.shown.toReversed().flat()).toEqual(rows);
			}),
			{ numRuns: 10 },
		);
	});
});
