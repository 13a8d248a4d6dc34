import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicationStatuses, type ApplicationStatus } from '#shared/codes/application-statuses.ts';
import {
	applicationStateDiagram,
	applicationTransitions,
	isEditable,
	isOpen,
	mayHappen,
	type ApplicationEvent,
} from '#shared/domain/applications/application-states.ts';

const statuses = applicationStatuses.map(({ code }) => code);
const events = Object.keys(applicationTransitions) as ApplicationEvent[];

describe('life of an application', () => {
	it.each([
		['save', ['none', 'draft'], 'draft'],
		['submit', ['draft', 'returned'], 'in-review'],
		['approve-all', ['in-review'], 'approved'],
		['reject', ['in-review'], 'rejected'],
		['return', ['in-review'], 'returned'],
		['withdraw', ['in-review', 'returned'], 'withdrawn'],
		['delete', ['draft'], 'none'],
	] as const)('[M-01] %s starts from %j and leads to %s', (event, from, to) => {
		expect(statuses.filter((status) => mayHappen(event, status))).toEqual(
			statuses.filter((status) => (from as readonly string[]).includes(status)),
		);
		expect(applicationTransitions[event].to).toBe(to);
	});

	it.each(['approved', 'rejected', 'withdrawn'] as const)(
		'[M-01][W-15] nothing happens after %s',
		(status) => {
			expect(events.filter((event) => mayHappen(event, status))).toEqual([]);
		},
	);

	it('[W-15] a returned form is sent again from the first station, a rejected one never', () => {
		expect(mayHappen('submit', 'returned')).toBe(true);
		expect(mayHappen('submit', 'rejected')).toBe(false);
	});

	it('[F-03] drafts and returned forms are edited, a sent one is locked', () => {
		expect(statuses.filter(isEditable)).toEqual(['draft', 'returned']);
	});

	it('[F-15] an application is open until it ends: those count against a second one', () => {
		expect(statuses.filter(isOpen)).toEqual(['draft', 'in-review', 'returned']);
	});

	it('[M-01] every status can be reached from the beginning', () => {
		const reached = new Set<ApplicationStatus>(['none']);
		for (const _round of statuses) {
			for (const { from, to } of Object.values(applicationTransitions)) {
				if (from.some((status) => reached.has(status))) reached.add(to);
			}
		}
		expect([...reached].sort()).toEqual([...statuses].sort());
	});

	it('[W-04] whatever is tried, only a sent form is ever approved', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (tried) => {
				let status: ApplicationStatus = 'none';
				let before: ApplicationStatus = 'none';
				for (const event of tried) {
					if (!mayHappen(event, status)) continue;
					before = status;
					status = applicationTransitions[event].to;
					if (status === 'approved') expect(before).toBe('in-review');
				}
			}),
		);
	});
});

function page(): string {
	const names = applicationStatuses.map(({ code, label, labelEn }) => `| ${code} | ${label} | ${labelEn} |`);
	return [
		'# States of an application',
		'',
		'Generated from `shared/domain/applications/application-states.ts` (rules M-01, W-15). Do not edit: change the table',
		'there, then run `npx vitest run --config tests/vitest.config.ts --project unit application-states -u`.',
		'',
		'```mermaid',
		applicationStateDiagram(),
		'```',
		'',
		'`none` is the point at which the diagram begins: there is no application. Each sending is a new round of review.',
		'',
		'<!-- prettier-ignore -->',
		'| status | zh-Hant | English |',
		'| --- | --- | --- |',
		...names,
		'',
	].join('\n');
}

it('docs/application-states.md shows the transitions as they are', async () => {
	await expect(page()).toMatchFileSnapshot(
		`${import.meta.dirname}/../../../../../docs/application-states.md`,
	);
});
