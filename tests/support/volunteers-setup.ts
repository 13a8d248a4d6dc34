import { volunteersContainer, type VolunteersContainer } from '#functions/volunteers/container.ts';
import { bookIssuedChanges } from '#functions/volunteers/book-issue.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { hoursContainer, type HoursContainer } from '#functions/hours/container.ts';
import { trainingContainer, type TrainingContainer } from '#functions/training/container.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import type { Platform } from '#platform/container.ts';
import type { UploadPurpose } from '#shared/codes/upload-limits.ts';
import type { VolunteerCreate } from '#shared/contract/volunteers.ts';
import { staffAt } from './actors.ts';
import { buildCity, city } from './builders/city.ts';
import { volunteerForm } from './builders/volunteer-form.ts';
import { testTable, type TestTable } from './dynamodb.ts';
import { memoryObjectStore, tinyPng, type MemoryObjectStore } from './memory-object-store.ts';
import { samplePdf } from './sample-files.ts';
import { testPlatform } from './test-platform.ts';

const samples = {
	picture: { name: 'picture.png', contentType: 'image/png', bytes: tinyPng },
	paper: { name: 'paper.pdf', contentType: 'application/pdf', bytes: samplePdf() },
};

export interface VolunteersSetup {
	local: TestTable;
	platform: Platform;
	deps: VolunteersContainer;
	training: TrainingContainer;
	hours: HoursContainer;
	objects: MemoryObjectStore;
	/** Adds a volunteer as the unit `hospital` does, unless told. */
	add(
		overrides?: Partial<VolunteerCreate>,
		actor?: StaffActor,
	): Promise<{ volunteerId: string; form: VolunteerCreate }>;
	/** A book of 社會局, dated 113/04/01, as an approval issues it. */
	issueBook(volunteerId: string, unitId?: string): Promise<void>;
	/** A file that the actor has uploaded for a purpose: a picture, unless told. */
	upload(
		actor: StaffActor,
		purpose: UploadPurpose,
		kind?: keyof typeof samples,
		name?: string,
	): Promise<string>;
}

let bookSerial = 0;

/** The small city on a table of its own, with the use cases of volunteers, training and hours. */
export async function setupVolunteers(options?: Parameters<typeof testTable>[0]): Promise<VolunteersSetup> {
	const local = await testTable(options);
	const platform = testPlatform(local.table);
	const objects = memoryObjectStore();
	const deps = volunteersContainer(platform, objects);
	await buildCity(platform);
	return {
		local,
		platform,
		deps,
		training: trainingContainer(platform, objects),
		hours: hoursContainer(platform, objects),
		objects,
		async add(overrides = {}, actor = staffAt(city.hospital)) {
			const form = volunteerForm(overrides);
			return { ...(await createVolunteer(deps, actor, form)), form };
		},
		async issueBook(volunteerId, unitId = 'hospital') {
			bookSerial += 1;
			const number = `社字第${String(bookSerial).padStart(8, '0')}號`;
			const book = { number, issuer: '社會局', issuedOn: '2024-04-01', issueKind: 'first' } as const;
			const applied = { unitId, summary: { status: 'approved' } } as const;
			await platform.transact(await bookIssuedChanges(deps, volunteerId, book, applied));
		},
		async upload(actor, purpose, kind = 'picture', name = samples[kind].name) {
			const { contentType, bytes } = samples[kind];
			const file = { purpose, name, size: bytes.length, contentType };
			const { uploadId, fields } = await deps.uploads.create(actor, file);
			objects.objects.set(fields.key ?? '', bytes);
			return uploadId;
		},
	};
}
