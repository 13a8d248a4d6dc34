import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { shiftsToComeOn } from '#functions/attendance/shifts-to-come.ts';
import { filesContainer } from '#functions/files/container.ts';
import { hoursWithBook } from '#functions/hours/recount.ts';
import { staffOf } from '#functions/identity/staff.ts';
import { followMember } from '#functions/insurance/follow-member.ts';
import { jobsContainer } from '#functions/jobs/container.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { awardRepository } from './awards/award.repository.ts';
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
	const { directory, organizations, organizationLists } = organizationsContainer(platform);
	return {
		...platform,
		objects,
		directory,
		organizations,
		organizationLists,
		staff: staffOf(platform),
		uploads: filesContainer(platform, objects).uploads,
		volunteers,
		memberships,
		nameParts: namePartRepository(table),
		awards: awardRepository(table),
		consentActs: consentActRepository(table),
		notes: noteRepository(table),
		standings: standings({ volunteers, memberships, cipher }),
		followMember: followMember(platform),
		hoursWithBook: hoursWithBook(table),
		shiftsToCome: shiftsToComeOn(table),
		startJob: jobsContainer(platform).startJob,
	};
}

export type VolunteersContainer = ReturnType<typeof volunteersContainer>;
