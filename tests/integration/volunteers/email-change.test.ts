import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVolunteer } from '#functions/volunteers/create-volunteer.ts';
import { getVolunteer } from '#functions/volunteers/read-volunteer.ts';
import { updateVolunteer } from '#functions/volunteers/update-volunteer.ts';
import { outboxShards } from '#platform/outbox/lanes.ts';
import { effectSchema, outboxEntity } from '#platform/outbox/outbox.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

const hospital = staffAt(city.hospital);
const museum = staffAt(city.museum);

let setup: VolunteersSetup;
beforeAll(async () => {
	setup = await setupVolunteers();
});
afterAll(() => setup.local.stop());

/** What the outbox is to tell of changed addresses of one person. */
async function promisedFor(volunteerId: string) {
	const entity = outboxEntity(setup.local.table);
	const shards = await Promise.all(
		outboxShards.map((shard) => entity.query.pending({ shard }).go({ pages: 'all', consistent: true })),
	);
	return shards
		.flatMap(({ data }) => data)
		.map((entry) => effectSchema.parse(JSON.parse(setup.platform.cipher.open(entry.sealed))))
		.filter((effect) => effect.kind === 'account.email-changed' && effect.accountId === volunteerId);
}

describe('another e-mail address of a volunteer', () => {
	it('[P-22] is promised to be told, with the change of the base data; any other change is not', async () => {
		const { volunteerId, form } = await setup.add({ email: 'old@example.com' });
		const { base, revision } = await getVolunteer(setup.deps, hospital, volunteerId);
		await updateVolunteer(setup.deps, hospital, volunteerId, { ...base, revision, name: `${form.name}二` });
		expect(await promisedFor(volunteerId)).toEqual([]);
		await updateVolunteer(setup.deps, hospital, volunteerId, {
			...{ ...base, revision: revision + 1 },
			email: 'new@example.com',
		});
		expect(await promisedFor(volunteerId)).toMatchObject([
			{ account: 'volunteer', name: form.name, before: 'old@example.com', after: 'new@example.com' },
		]);
	});

	it('[P-22] is told as well when another unit attaches the person with it, as every import does', async () => {
		const { volunteerId, form } = await setup.add({ email: 'mine@example.com' });
		const { revision } = await getVolunteer(setup.deps, hospital, volunteerId);
		await createVolunteer(setup.deps, museum, {
			...form,
			unitId: 'museum',
			email: 'theirs@example.com',
			attachRevision: revision,
		});
		expect(await promisedFor(volunteerId)).toMatchObject([
			{ before: 'mine@example.com', after: 'theirs@example.com' },
		]);
	});
});
