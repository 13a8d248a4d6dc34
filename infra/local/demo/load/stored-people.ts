import type { Platform } from '#platform/container.ts';
import { levelIds } from '#platform/data/scoped-indexes.ts';
import { bookNumber } from '#functions/applications/record-book/record-book-type.ts';
import type { Membership, Place } from '#functions/volunteers/membership.repository.ts';
import type { Volunteer } from '#functions/volunteers/volunteer.repository.ts';
import { countsForBook, trainingSums } from '#shared/domain/training/counted-hours.ts';
import { tidyBase } from '#shared/domain/volunteers/base-changes.ts';
import { addDays, addYears, type IsoDate } from '#shared/values/iso-date.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { bookPrefix, type Member, type UnitPlaces } from '../city/member.ts';
import { demoAsOf } from '../city/person.ts';
import type { PlannedAccount } from '../city/staff-plan.ts';
import { chanceOf, officeTime } from '../random.ts';
import { memberFiles, type FileWriter } from './member-files.ts';
import { memberEntries, memberHours } from './member-hours.ts';
import type { StoredTree } from './organizations.ts';

export interface PeopleSurroundings {
	platform: Platform;
	tree: StoredTree;
	/** Who enters the records of a unit. */
	registrarOf: (organizationId: string) => PlannedAccount;
	/** Values of the book numbers by member. */
	bookNumbers: ReadonlyMap<number, number>;
	/** Without one, nobody has files. */
	files?: FileWriter;
}

/** People and their memberships as they are stored after all that they have done. */
export function storedPeople(surroundings: PeopleSurroundings) {
	const { tree, registrarOf, bookNumbers } = surroundings;
	const { cipher } = surroundings.platform;

	function applicantOf({ places }: Member): string {
		return `${places.purpose.name}-${places.unit.name} ${registrarOf(places.unit.id).name}`;
	}

	function volunteerOf(member: Member): Volunteer {
		const { index, volunteerId, person, career } = member;
		const { nationalId } = person;
		const [issue] = career.book.slice(-1);
		const number = numberOf(member);
		const { joinedOn, courses, book } = career;
		const entries = memberEntries(member, registrarOf);
		return {
			volunteerId,
			nationalIdSealed: cipher.seal(nationalId),
			nationalIdHash: cipher.lookupHash(nationalId),
			nationalIdMasked: maskNationalId(nationalId),
			base: tidyBase({
				...person.base,
				...(issue && { recordBookIssuer: member.places.purpose.name, recordBookIssuedOn: issue.issuedOn }),
				...earlierCard(member),
			}),
			...(surroundings.files && memberFiles(member, surroundings.files)),
			...(number !== undefined && { recordBookNumber: number }),
			...(issue && { recordBookIssueKind: issue.issueKind }),
			...trainingSums(courses),
			createdAt: officeTime(joinedOn, chanceOf('created', index)).toISOString(),
			revision: 1 + book.length + (member.second ? 1 : 0) + (member.leftOn ? 1 : 0),
			trainingRevision: courses.length,
			hours: memberHours(member, entries),
			hoursRevision: entries.length,
		};
	}

	function numberOf(member: Member): string | undefined {
		const [prefix, value] = [bookPrefix(member), bookNumbers.get(member.index)];
		return prefix === undefined || value === undefined ? undefined : bookNumber(prefix, value);
	}

	function membershipOf(member: Member, volunteer: Volunteer): Membership {
		const { team, squad, leftOn, career, places } = member;
		const lowest = squad ?? team ?? places.unit;
		const { volunteerId, recordBookNumber } = volunteer;
		const [issue] = career.book.slice(-1);
		const counted = career.courses.filter(({ courseType }) => countsForBook(courseType)).length;
		return {
			volunteerId,
			...(levelIds(tree.path(lowest.id)) as Place),
			status: leftOn ? 'left' : 'active',
			joinedOn: career.joinedOn,
			...(leftOn && { leftOn }),
			...copiedFields(volunteer, places),
			book:
				issue && recordBookNumber
					? {
							status: 'approved',
							applicantName: applicantOf(member),
							applicantPath: tree.path(places.unit.id),
							submittedOn: addDays(issue.issuedOn, -12),
							issueKind: issue.issueKind,
							bookNumber: recordBookNumber,
							issuer: places.purpose.name,
						}
					: { status: 'none' },
			revision: 1 + counted + career.book.length * 2 + (leftOn ? 1 : 0),
		};
	}

	/** Joined with the book in hand: known here, but not applied for here. */
	function secondMembership(volunteer: Volunteer, places: UnitPlaces, joinedOn: IsoDate): Membership {
		const { volunteerId, recordBookNumber, recordBookIssueKind, base } = volunteer;
		return {
			volunteerId,
			...(levelIds(tree.path(places.unit.id)) as Place),
			status: 'active',
			joinedOn,
			...copiedFields(volunteer, places),
			book: {
				status: 'none',
				...(recordBookNumber && { bookNumber: recordBookNumber }),
				...(base.recordBookIssuer && { issuer: base.recordBookIssuer }),
				...(recordBookIssueKind && { issueKind: recordBookIssueKind }),
			},
			revision: 1,
		};
	}

	return { volunteerOf, membershipOf, secondMembership, applicantOf };
}

function copiedFields(volunteer: Volunteer, { unit }: UnitPlaces) {
	const { base, nationalIdMasked, basicTenths, specialTenths } = volunteer;
	return {
		name: base.name,
		nationalIdMasked,
		category: unit.category,
		basicTenths,
		specialTenths: specialTenths[unit.category] ?? 0,
	};
}

/** Some who have had their book for years hold a card from the time of paper; only its number is known (V-36). */
function earlierCard({ index, career }: Member): { honorCardNumber?: string } {
	const [first] = career.book;
	const chance = chanceOf('honor-card', index);
	if (!first || first.issuedOn > addYears(demoAsOf, -3) || !chance.happens(0.4)) return {};
	return { honorCardNumber: `榮卡字第${String(chance.int(1, 99_999)).padStart(5, '0')}號` };
}
