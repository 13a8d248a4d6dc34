import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf, type Scope } from '#platform/access/scope.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import { DomainError } from '#platform/errors.ts';
import type { BookIssueKind } from '#shared/codes/book-issue-kinds.ts';
import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { Sex } from '#shared/codes/sexes.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { HourTenths } from '#shared/values/hours.ts';
import { pathOf, type Membership } from './membership.repository.ts';
import {
	mayMaintain,
	readPerson,
	requireMaintained,
	requirePerson,
	type PersonReading,
	type PersonRecord,
} from './person.ts';
import type { Volunteer, VolunteerFiles } from './volunteer.repository.ts';

export type { BookSummary, Membership } from './membership.repository.ts';

/** A person as applications judge and print them. */
export interface StandingVolunteer extends VolunteerFiles {
	volunteerId: string;
	name: string;
	/** First five characters and 「*****」 (S-17). */
	maskedNationalId: string;
	sex: Sex;
	birthDate: string;
	email: string;
	recordBookNumber?: string;
	recordBookIssuer?: string;
	recordBookIssuedOn?: string;
	recordBookIssueKind?: BookIssueKind;
	revision: number;
}

/** A person's standing in one unit. */
export interface Standing {
	volunteer: StandingVolunteer;
	membership: Membership;
	path: OrganizationPath;
	/** Of the unit: whose 特殊訓練 counts (F-15). */
	category?: ServiceCategory;
	basicTenths: HourTenths;
	/** Of the unit's category. */
	specialTenths: HourTenths;
}

/** How other domains ask about volunteers. All reads see every earlier write. */
export interface Standings {
	/** In the scope of the actor or list; `volunteer.not-found` otherwise. */
	of(within: StaffActor | Scope, volunteerId: string, unitId: string): Promise<Standing>;
	/** The same for a change, while the actor keeps the person's record; `volunteer.left-unit` otherwise. */
	ofMaintained(actor: StaffActor, volunteerId: string, unitId: string): Promise<Standing>;
	/** Beyond any scope: for the workflow. */
	find(volunteerId: string, unitId: string): Promise<Standing | undefined>;
	/** In scope through any membership; `volunteer.not-found` otherwise. */
	requireVolunteer(actor: StaffActor, volunteerId: string): Promise<StandingVolunteer>;
	/** For a change or the full ID number, while the actor keeps the person's record; `volunteer.left-unit` otherwise. */
	requireMaintained(actor: StaffActor, volunteerId: string): Promise<StandingVolunteer>;
	/** Whether a change would be refused because the person has left: for what the screens offer. */
	isMaintained(actor: StaffActor, volunteerId: string): Promise<boolean>;
	/** Beyond any scope: for a volunteer's own pages. */
	findVolunteer(volunteerId: string): Promise<StandingVolunteer | undefined>;
	/** In full, for the e-book; whoever hands it out writes the audit entry. */
	fullNationalId(volunteerId: string): Promise<string>;
}

function toStandingVolunteer(volunteer: Volunteer): StandingVolunteer {
	const { base, photo, bookCover, parentalConsent, recordBookNumber, recordBookIssueKind } = volunteer;
	return {
		volunteerId: volunteer.volunteerId,
		name: base.name,
		maskedNationalId: volunteer.nationalIdMasked,
		sex: base.sex,
		birthDate: base.birthDate,
		email: base.email,
		...(photo && { photo }),
		...(bookCover && { bookCover }),
		...(parentalConsent && { parentalConsent }),
		...(recordBookNumber && { recordBookNumber }),
		...(base.recordBookIssuer && { recordBookIssuer: base.recordBookIssuer }),
		...(base.recordBookIssuedOn && { recordBookIssuedOn: base.recordBookIssuedOn }),
		...(recordBookIssueKind && { recordBookIssueKind }),
		revision: volunteer.revision,
	};
}

function standingIn({ volunteer, memberships }: PersonRecord, unitId: string): Standing | undefined {
	const membership = memberships.find((candidate) => candidate.unitId === unitId);
	if (!membership) return undefined;
	const { category, basicTenths, specialTenths } = membership;
	return {
		volunteer: toStandingVolunteer(volunteer),
		membership,
		path: pathOf(membership),
		...(category && { category }),
		basicTenths,
		specialTenths,
	};
}

export function standings(deps: PersonReading & { cipher: FieldCipher }): Standings {
	async function find(volunteerId: string, unitId: string): Promise<Standing | undefined> {
		const person = await readPerson(deps, volunteerId);
		return person && standingIn(person, unitId);
	}
	function within(scope: Scope, standing: Standing | undefined): Standing {
		if (!standing || !inScope(scope, standing.path)) throw new DomainError('volunteer.not-found');
		return standing;
	}
	return {
		find,
		async of(reader, volunteerId, unitId) {
			const scope = 'kind' in reader ? scopeOf(reader) : reader;
			return within(scope, await find(volunteerId, unitId));
		},
		async ofMaintained(actor, volunteerId, unitId) {
			const person = await requireMaintained(deps, actor, volunteerId);
			return within(scopeOf(actor), standingIn(person, unitId));
		},
		async requireVolunteer(actor, volunteerId) {
			return toStandingVolunteer((await requirePerson(deps, actor, volunteerId)).volunteer);
		},
		async requireMaintained(actor, volunteerId) {
			return toStandingVolunteer((await requireMaintained(deps, actor, volunteerId)).volunteer);
		},
		async isMaintained(actor, volunteerId) {
			return mayMaintain(actor, await deps.memberships.ofVolunteer(volunteerId, true));
		},
		async findVolunteer(volunteerId) {
			const volunteer = await deps.volunteers.get(volunteerId, true);
			return volunteer && toStandingVolunteer(volunteer);
		},
		async fullNationalId(volunteerId) {
			const volunteer = await deps.volunteers.get(volunteerId);
			if (!volunteer) throw new DomainError('volunteer.not-found');
			return deps.cipher.open(volunteer.nationalIdSealed);
		},
	};
}
