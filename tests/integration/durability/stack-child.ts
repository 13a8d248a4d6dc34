/**
 * The whole local stack as a process of its own, to be killed: `node stack-child.ts <folder> <port base> <drafts>`.
 * Once it listens it prints one line of JSON; with a number of drafts, it makes the test city and so many drafts first.
 */
import { platformFromEnvironment } from '#platform/container.ts';
import { applicationsFromEnvironment } from '#functions/applications/task-container.ts';
import { createDraft } from '#functions/applications/edit-application.ts';
import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { trainingContainer } from '#functions/training/container.ts';
import { createRecord } from '#functions/training/create-record.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { startLocalStack } from '#infra/local/stack.ts';
import { recordBookFormSchema } from '#shared/contract/applications.ts';
import { trainingForm } from '#tests/support/builders/training-form.ts';
import { volunteerForm } from '#tests/support/builders/volunteer-form.ts';
import { samplePng } from '#tests/support/sample-files.ts';
import { actorAt, buildTestCity, type TestCity } from '#tests/support/test-city.ts';

export interface PreparedDraft {
	applicationId: string;
	volunteerId: string;
	email: string;
}

export interface StackReady {
	addresses: { admin: string };
	env: Record<string, string>;
	city?: TestCity;
	drafts: PreparedDraft[];
}

async function prepareDrafts(city: TestCity, count: number): Promise<PreparedDraft[]> {
	const platform = await platformFromEnvironment();
	const objects = objectStoreFromEnvironment();
	const volunteers = volunteersContainer(platform, objects);
	const training = trainingContainer(platform, objects);
	const applications = await applicationsFromEnvironment();
	const team = actorAt(city, 'team');
	const unitId = city.organizations.unit.id;

	async function photo(): Promise<string> {
		const bytes = samplePng();
		const { uploadId, fields } = await volunteers.uploads.create(team, {
			purpose: 'application.photo',
			name: 'photo.png',
			size: bytes.length,
			contentType: 'image/png',
		});
		await objects.write(fields.key ?? '', bytes, 'image/png');
		return uploadId;
	}

	const photoUploadId = await photo();
	const drafts: PreparedDraft[] = [];
	for (let index = 0; index < count; index += 1) {
		const email = `volunteer-${index}@example.com`;
		const form = volunteerForm({ unitId, teamId: city.organizations.team.id, email });
		const { volunteerId } = await createVolunteer(volunteers, team, form);
		for (const courseType of ['basic', 'special'] as const) {
			await createRecord(training, team, trainingForm(volunteerId, { courseType, category: '01' }));
		}
		const { applicationId } = await createDraft(applications, team, {
			volunteerId,
			unitId,
			issueKind: 'first',
			form: recordBookFormSchema.parse({
				photoUploadId,
				contactName: '林承辦',
				contactPhone: '03-3322101',
				contactEmail: 'contact@example.com',
			}),
		});
		drafts.push({ applicationId, volunteerId, email });
	}
	return drafts;
}

const [, , stateDir = '', portBase, draftCount] = process.argv;
const { addresses, env } = await startLocalStack({
	portBase: Number(portBase),
	stateDir,
	log: (line) => console.error(line),
});
const city = Number(draftCount) > 0 ? await buildTestCity() : undefined;
const drafts = city ? await prepareDrafts(city, Number(draftCount)) : [];
const ready: StackReady = { addresses, env, ...(city && { city }), drafts };
console.log(JSON.stringify(ready));
