import { CustomAttributeType, Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { bookIssueKinds, type BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import { serviceCategories, type ServiceCategory } from '#shared/codes/service-categories.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import { storedFileAttribute } from './stored-file-attribute.ts';

/** Codes are all digits, which ElectroDB takes for places in a list. */
export function sumKey<Code extends ServiceCategory>(code: Code): `c${Code}` {
	return `c${code}`;
}

type SpecialSums = Record<ReturnType<typeof sumKey<ServiceCategory>>, { readonly type: 'number' }>;

const specialSums = Object.fromEntries(
	serviceCategories.map(({ code }) => [sumKey(code), { type: 'number' }]),
) as SpecialSums;

/**
 * One person, once in the whole city (V-07): what all their units maintain together. Where the person serves stands in
 * `membership`. The person is found by ID number through the uniqueness item `volunteer-national-id` / keyed hash.
 *
 * `revision` counts edits of the base data and joining or leaving a unit; `trainingRevision` counts changes of the
 * training sums, which are kept in the transactions of the training records; `hoursRevision` counts changes of the
 * service hours. What counts as effective hangs on all three, and is written only while all three stand as read.
 */
export function volunteerEntity(table: Table) {
	return new Entity(
		{
			model: model('volunteer'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				nationalIdSealed: { type: 'string', required: true },
				nationalIdHash: { type: 'string', required: true },
				nationalIdMasked: { type: 'string', required: true },
				base: { type: CustomAttributeType<VolunteerBase>('any'), required: true },
				photo: storedFileAttribute,
				bookCover: storedFileAttribute,
				parentalConsent: storedFileAttribute,
				recordBookNumber: { type: 'string' },
				recordBookIssueKind: { type: bookIssueKinds.map(({ code }) => code) as BookIssueKind[] },
				basicTenths: { type: 'number', required: true },
				specialTenths: { type: 'map', properties: specialSums, required: true },
				/** Totals of service hours in tenths, in each unit with entries (H-03). A record without them is summed anew. */
				unitHours: {
					type: 'list',
					items: {
						type: 'map',
						properties: {
							unitId: { type: 'string', required: true },
							registered: { type: 'number', required: true },
							effective: { type: 'number', required: true },
						},
					},
				},
				/** The last requests that entered hours, newest first: one that is sent again is known by it. */
				hourBatches: { type: 'list', items: { type: 'string' } },
				createdAt: { type: 'string', required: true },
				revision: { type: 'number', required: true },
				trainingRevision: { type: 'number', required: true },
				hoursRevision: { type: 'number', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type VolunteerItem = EntityItem<ReturnType<typeof volunteerEntity>>;
