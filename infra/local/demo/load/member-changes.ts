import { auditOn } from '#platform/audit/audit.ts';
import type { Change } from '#platform/data/transaction.ts';
import { recordBookRepository } from '#functions/applications/record-book/record-book.repository.ts';
import { serviceHourRepository } from '#functions/hours/service-hour.repository.ts';
import { eventHoursChange } from '#functions/recruitment/event-hours.ts';
import { attendanceClaim } from '#functions/training/create-record.ts';
import { recordCountChanges } from '#functions/training/record-counts.ts';
import {
	trainingRecordRepository,
	type StoredTraining,
} from '#functions/training/training-record.repository.ts';
import { memberCountChanges, peopleCount } from '#functions/volunteers/membership-counts.ts';
import { membershipRepository, type Membership } from '#functions/volunteers/membership.repository.ts';
import { namePartRepository } from '#functions/volunteers/name-part.repository.ts';
import {
	nationalIdClaim,
	volunteerRepository,
	type Volunteer,
} from '#functions/volunteers/volunteer.repository.ts';
import { courseIdentity } from '#shared/domain/training/course-identity.ts';
import { baseChanges } from '#shared/domain/volunteers/base-changes.ts';
import { addDays, type IsoDate } from '#shared/values/iso-date.ts';
import type { Member } from '../city/member.ts';
import { demoAsOf } from '../city/person.ts';
import { chanceOf, demoId, officeTime } from '../random.ts';
import { coverRecords } from './cover-records.ts';
import { certificateFile } from './member-files.ts';
import { memberEntries } from './member-hours.ts';
import { memberRecord } from './member-record.ts';
import { staffActor } from './organizations.ts';
import { storedPeople, type PeopleSurroundings } from './stored-people.ts';

interface Surroundings extends PeopleSurroundings {
	/** Whether the change log of the person is told too. */
	withChangeLog: (member: Member) => boolean;
}

const never = () => new Error('a bulk load refuses nothing');

/** Everything that is kept about a member, as the use cases would have left it. */
export function memberChanges(surroundings: Surroundings) {
	const { platform, tree, registrarOf } = surroundings;
	const { table, counters, uniqueness } = platform;
	const { volunteerOf, membershipOf, secondMembership, applicantOf } = storedPeople(surroundings);
	const volunteers = volunteerRepository(table);
	const memberships = membershipRepository(table);
	const nameParts = namePartRepository(table);
	const records = trainingRecordRepository(table);
	const books = recordBookRepository(table);
	const hours = serviceHourRepository(table);
	const { insuranceChanges, uninsuredChanges } = coverRecords(surroundings);
	const recordOf = memberRecord(surroundings);

	function membershipChanges(membership: Membership): Change[] {
		return [
			memberships.createChange(membership),
			...nameParts.writeChanges(membership),
			...memberCountChanges(counters, membership, membership.status, 1),
		];
	}

	function trainingChanges(member: Member, volunteer: Volunteer): Change[] {
		const { id: organizationId } = member.places.unit;
		const { files } = surroundings;
		return member.career.courses.flatMap((course, place) => {
			const record: StoredTraining = {
				...course,
				volunteerId: volunteer.volunteerId,
				recordId: demoId(course.endDate, 'training', member.index, place),
				volunteerName: volunteer.base.name,
				nationalIdMasked: volunteer.nationalIdMasked,
				certificates: member.certificates && files ? [certificateFile(member, place, files)] : [],
				organizationId,
				path: tree.path(organizationId),
				createdAt: enteredAfter(course.endDate, member.index, place).toISOString(),
				revision: 0,
			};
			return [
				records.createChange(record),
				uniqueness.claim(attendanceClaim, courseIdentity(record), record.recordId, never),
				...recordCountChanges(counters, record.path, 1),
			];
		});
	}

	function bookChanges(member: Member, volunteer: Volunteer): Change[] {
		const { volunteerId, recordBookNumber: number } = volunteer;
		if (number === undefined) return [];
		const issues = member.career.book.map(({ issueKind, issuedOn, status }, place) => ({
			volunteerId,
			issueId: demoId(issuedOn, 'book', member.index, place),
			bookNumber: number,
			issuer: member.places.purpose.name,
			issueKind,
			issuedOn,
			status,
			applicant: applicantOf(member),
			approvedAt: officeTime(issuedOn, chanceOf('approved', member.index, place)).toISOString(),
		}));
		const ownerId = issues[0]?.issueId ?? volunteerId;
		return [
			...issues.map((issue) => books.createChange(issue)),
			uniqueness.claim('record-book', volunteerId, ownerId, never),
			counters.add('record-books', 1, member.places.unit.id),
		];
	}

	function serviceChanges(member: Member): Change[] {
		return memberEntries(member, registrarOf).flatMap((entry) => {
			const { largeEventId, volunteerId } = entry;
			const created = hours.createChange(entry);
			if (largeEventId === undefined) return [created];
			const event = { largeEventId, period: 1 };
			const counted = { delta: 1, refused: never } as const;
			return [created, eventHoursChange(counters, event, volunteerId, counted)];
		});
	}

	function changeLog(member: Member, { volunteerId, nationalIdMasked, base, createdAt }: Volunteer): Change {
		const { unit } = member.places;
		const newId = () => demoId(member.career.joinedOn, 'audit', member.index);
		return auditOn(table, { clock: () => new Date(createdAt), newId }).entry({
			actor: staffActor(tree.node(unit.id), registrarOf(unit.id)),
			action: 'volunteer.create',
			subject: { type: 'volunteer', id: volunteerId },
			changes: [
				{ label: '所屬組織', after: unit.name },
				{ label: '身分證字號/居留證字號', after: nationalIdMasked },
				...baseChanges({}, base),
			],
		});
	}

	return (member: Member): Change[] => {
		const volunteer = volunteerOf(member);
		const { volunteerId, nationalIdHash } = volunteer;
		const { second } = member;
		const first = membershipOf(member, volunteer);
		const joined = second && secondMembership(volunteer, second.places, second.joinedOn);
		return [
			volunteers.createChange(volunteer),
			uniqueness.claim(nationalIdClaim, nationalIdHash, volunteerId, never),
			counters.add(peopleCount, 1, volunteerId),
			...membershipChanges(first),
			...insuranceChanges(member, first, volunteer),
			...(joined ? [...membershipChanges(joined), ...uninsuredChanges(joined, volunteer)] : []),
			...trainingChanges(member, volunteer),
			...bookChanges(member, volunteer),
			...serviceChanges(member),
			...recordOf(member, volunteer),
			...(surroundings.withChangeLog(member) ? [changeLog(member, volunteer)] : []),
		];
	};
}

/** Records are entered some days after the course, but not after the demo's last day. */
function enteredAfter(endDate: IsoDate, ...seed: number[]): Date {
	const chance = chanceOf('entered', ...seed);
	const day = addDays(endDate, chance.int(1, 20));
	return officeTime(day > demoAsOf ? demoAsOf : day, chance);
}
