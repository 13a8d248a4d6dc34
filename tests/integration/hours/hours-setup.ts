import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { createRecord } from '#functions/training/create-record.ts';
import { createEntries } from '#functions/hours/create-entries.ts';
import { listEntries } from '#functions/hours/list-entries.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { entryFieldsSchema, type EntryFields } from '#shared/contract/hours.ts';
import type { TrainingCreate } from '#shared/contract/training.ts';
import type { VolunteerCreate } from '#shared/contract/volunteers.ts';
import { chunks } from '#platform/chunks.ts';
import { addDays } from '#shared/values/iso-date.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { trainingForm } from '#tests/support/builders/training-form.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

export const governing = staffAt(city.governing);
export const hospital = staffAt(city.hospital);
export const museum = staffAt(city.museum);

export interface HoursSetup extends VolunteersSetup {
	/** A member of `hospital` with 基礎 and 特殊（社會福利類） training of 113/03/02, certified, and a book unless told. */
	addTrained(options?: { book?: boolean; overrides?: Partial<VolunteerCreate> }): Promise<string>;
	train(volunteerId: string, overrides: Partial<TrainingCreate>): Promise<void>;
	/** A member of `hospital` joins `museum` too. */
	joinMuseum(volunteerId: string): Promise<void>;
	/** One entry; the message of the refusal, or undefined. */
	enter(
		volunteerId: string,
		fields?: Partial<EntryFields>,
		options?: { actor?: StaffActor; unitId?: string; batchKey?: string },
	): Promise<string | undefined>;
	/** An entry on each of so many days from 2024-06-01 on, beside the one there is, without telling the totals of them. */
	serveDaily(volunteerId: string, days: number): Promise<void>;
	/** All entries as the governing authority sees them. */
	entriesOf(volunteerId: string): ReturnType<typeof listEntries>;
}

let serial = 0;

/** A complete entry: 老人服務, which units of any field do, 關懷訪視, in May 2025. */
export function entryForm(fields: Partial<EntryFields> = {}): EntryFields {
	return entryFieldsSchema.parse({
		startDate: '2025-05-01',
		endDate: '2025-05-31',
		item: '51',
		content: '07',
		hours: 6.5,
		...fields,
	});
}

export async function setupHours(): Promise<HoursSetup> {
	const setup = await setupVolunteers();
	const { deps, hours, platform, training } = setup;

	async function train(volunteerId: string, overrides: Partial<TrainingCreate>): Promise<void> {
		const certificate = await setup.upload(governing, 'training.certificate');
		const form = trainingForm(volunteerId, { certificateUploadIds: [certificate], ...overrides });
		await createRecord(training, governing, form);
	}

	return {
		...setup,
		train,
		async addTrained({ book = true, overrides = {} } = {}) {
			const { volunteerId } = await setup.add(overrides);
			await train(volunteerId, { courseType: 'basic' });
			await train(volunteerId, { courseType: 'special', category: '01' });
			if (book) await setup.issueBook(volunteerId);
			return volunteerId;
		},
		async joinMuseum(volunteerId) {
			const volunteer = await deps.volunteers.get(volunteerId, true);
			if (!volunteer) throw new RangeError(volunteerId);
			await createVolunteer(deps, museum, {
				...volunteer.base,
				unitId: 'museum',
				nationalId: platform.cipher.open(volunteer.nationalIdSealed),
				attachRevision: volunteer.revision,
			});
		},
		async enter(volunteerId, fields, { actor = hospital, unitId = 'hospital', batchKey } = {}) {
			serial += 1;
			const { items } = await createEntries(hours, actor, {
				batchKey: batchKey ?? `batch-${serial}`,
				members: [{ volunteerId, unitId }],
				entry: entryForm(fields),
			});
			return items[0]?.done ? undefined : (items[0]?.message ?? 'no outcome');
		},
		async serveDaily(volunteerId, days) {
			const [stored] = await hours.serviceHours.ofVolunteer(volunteerId);
			if (!stored) throw new RangeError('no entry');
			const dates = Array.from({ length: days }, (_, day) => addDays('2024-06-01', day));
			for (const some of chunks(dates, 100)) {
				await platform.transact(
					some.map((day) =>
						hours.serviceHours.createChange({ ...stored, entryId: day, startDate: day, endDate: day }),
					),
				);
			}
		},
		entriesOf: (volunteerId) => listEntries(hours, governing, volunteerId, { page: 1, size: 100 }),
	};
}
