import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { filesContainer } from '#functions/files/container.ts';
import { hoursWithBook } from '#functions/hours/recount.ts';
import { insuranceOnLeaving } from '#functions/insurance/withdraw-on-leaving.ts';
import { jobsContainer } from '#functions/jobs/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { awardRepository } from './awards/award.repository.ts';
import { changeLogRepository } from './change-log.repository.ts';
import { consentActRepository } from './consents/consent-act.repository.ts';
import { membershipRepository } from './membership.repository.ts';
import { namePartRepository } from './name-part.repository.ts';
import { noteRepository } from './notes/note.repository.ts';
import { standings } from './standing.ts';
import { volunteerRepository } from './volunteer.repository.ts';

export function volunteersContainer(platform: Platform, objects: ObjectStore) {
	const { table, cipher } = platform;
	const volunteers = volunteerRepository(table);
	const memberships = membershipRepository(table);
	return {
		...platform,
		objects,
		directory: organizationsContainer(platform).directory,
		uploads: filesContainer(platform, objects).uploads,
		volunteers,
		memberships,
		nameParts: namePartRepository(table),
		changeLog: changeLogRepository(table),
		awards: awardRepository(table),
		consentActs: consentActRepository(table),
		notes: noteRepository(table),
		standings: standings({ volunteers, memberships, cipher }),
		insuranceOnLeaving: insuranceOnLeaving(table),
		hoursWithBook: hoursWithBook(table),
		startJob: jobsContainer(platform).startJob,
	};
}

export type VolunteersContainer = ReturnType<typeof volunteersContainer>;
