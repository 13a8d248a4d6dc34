import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit, FieldChange } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Change, Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import type { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { FollowMember } from '#functions/insurance/follow-member.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import {
	volunteerBaseSchema,
	type VolunteerCreate,
	type VolunteerCreated,
} from '#shared/contract/volunteers.ts';
import { noPersonHours } from '#shared/domain/hours/hour-totals.ts';
import { baseChanges, tidyBase } from '#shared/domain/volunteers/base-changes.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import { checkAdmission, fieldRefusal } from './admission-check.ts';
import { underIssuedBook } from './issued-book.ts';
import { requireJoinPlace, type JoinPlace } from './join-place.ts';
import { volunteerRow } from './list-volunteers.ts';
import { memberCountChanges, peopleCount } from './membership-counts.ts';
import type { Membership, MembershipRepository, Place } from './membership.repository.ts';
import type { NamePartRepository } from './name-part.repository.ts';
import { findPersonByNationalId, type PersonReading, type PersonRecord } from './person.ts';
import { named, renameChanges } from './rename-member.ts';
import { fromFreshReading, StaleReading } from './stale-reading.ts';
import { volunteerEmailChange } from './volunteer-email-change.ts';
import { attachVolunteerFiles, fileChanges } from './volunteer-uploads.ts';
import { nationalIdClaim, type Volunteer, type VolunteerFiles } from './volunteer.repository.ts';

interface Dependencies extends PersonReading {
	memberships: MembershipRepository;
	nameParts: NamePartRepository;
	directory: Directory;
	uploads: Uploads;
	followMember: FollowMember;
	cipher: FieldCipher;
	uniqueness: Uniqueness;
	counters: Counters;
	audit: Audit;
	outbox: Outbox;
	transact: Transact;
	clock: Clock;
	newId: NewId;
}

export function duplicateInUnit(): DomainError {
	return fieldRefusal(
		'volunteer.duplicate-in-unit',
		'nationalId',
		'此身分證字號已是本單位志工，不可重複新增',
	);
}

function dataDiffers(): DomainError {
	return fieldRefusal('volunteer.data-differs', 'nationalId', '此人的資料已有變動，請重新檢核後再新增');
}

/**
 * Adds a volunteer to a unit (V-06 to V-12). A person exists once: who is known elsewhere, or left this unit before, is
 * attached with the base data of the form, but only as 檢核 showed it (`attachRevision`). All is checked again here,
 * and the uniqueness item decides between two who enter one number at once.
 */
export async function createVolunteer(
	deps: Dependencies,
	actor: StaffActor,
	input: VolunteerCreate,
	/** Written in the same transaction, e.g. that the row of a file is through. */
	also: readonly Change[] = [],
): Promise<VolunteerCreated> {
	const place = await requireJoinPlace(deps.directory, actor, input);
	let attached: VolunteerFiles | undefined;
	return fromFreshReading(async () => {
		const { known, base } = await judge(deps, actor, place, input);
		attached ??= await attachVolunteerFiles(deps.uploads, actor, input);
		const joining = { place, base, files: attached, also };
		if (known) return attachKnown(deps, actor, { ...joining, known });
		return registerNew(deps, actor, { ...joining, nationalId: input.nationalId });
	});
}

/** Throws what speaks against adding somebody, without doing it: the rows of a file are all looked at first. */
export async function checkNewVolunteer(
	deps: Pick<Dependencies, keyof PersonReading | 'cipher' | 'uniqueness' | 'directory' | 'clock'>,
	actor: StaffActor,
	input: VolunteerCreate,
): Promise<void> {
	await judge(deps, actor, await requireJoinPlace(deps.directory, actor, input), input);
}

async function judge(
	deps: Pick<Dependencies, keyof PersonReading | 'cipher' | 'uniqueness' | 'clock'>,
	actor: StaffActor,
	place: Place,
	input: VolunteerCreate,
): Promise<{ known: PersonRecord | undefined; base: Volunteer['base'] }> {
	const known = await findPersonByNationalId(deps, input.nationalId);
	if (known) checkAttachable(known, place, input.attachRevision);
	else if (input.attachRevision !== undefined) throw dataDiffers();
	const typed = tidyBase(volunteerBaseSchema.parse(input));
	const base = known ? underIssuedBook(known.volunteer, typed) : typed;
	const hasParentalConsent =
		input.parentalConsentUploadId !== undefined || known?.volunteer.parentalConsent !== undefined;
	checkAdmission(deps, actor, { nationalId: input.nationalId, base, hasParentalConsent });
	return { known, base };
}

function checkAttachable(
	{ volunteer, memberships }: PersonRecord,
	place: Place,
	shown: number | undefined,
): void {
	const own = memberships.find(({ unitId }) => unitId === place.unitId);
	if (own?.status === 'active') throw duplicateInUnit();
	if (shown !== volunteer.revision) throw dataDiffers();
}

interface Joining {
	place: JoinPlace;
	base: Volunteer['base'];
	files: VolunteerFiles;
	also: readonly Change[];
}

async function registerNew(
	deps: Dependencies,
	actor: StaffActor,
	{ nationalId, place, base, files, also }: Joining & { nationalId: string },
): Promise<VolunteerCreated> {
	const volunteerId = deps.newId();
	const volunteer: Volunteer = {
		volunteerId,
		nationalIdSealed: deps.cipher.seal(nationalId),
		nationalIdHash: deps.cipher.lookupHash(nationalId),
		nationalIdMasked: maskNationalId(nationalId),
		base,
		...files,
		basicTenths: 0,
		specialTenths: {},
		createdAt: deps.clock().toISOString(),
		revision: 1,
		trainingRevision: 0,
		hours: noPersonHours,
		hoursRevision: 0,
	};
	const membership = membershipOf(deps, volunteer, place, undefined);
	await deps.transact([
		deps.volunteers.createChange(volunteer),
		// Lost to somebody who entered the same number this moment: the next reading finds the person.
		deps.uniqueness.claim(nationalIdClaim, volunteer.nationalIdHash, volunteerId, () => new StaleReading()),
		...joinChanges(deps, membership, undefined),
		...(await deps.followMember(actor, volunteer, [membership])),
		deps.counters.add(peopleCount, 1, volunteerId),
		...also,
		deps.audit.entry({
			actor,
			action: 'volunteer.create',
			subject: { type: 'volunteer', id: volunteerId },
			changes: [
				placeChange(place),
				{ label: '身分證字號/居留證字號', after: volunteer.nationalIdMasked },
				...baseChanges({}, base),
				...fileChanges({}, files),
			],
		}),
	]);
	return { volunteerId, attached: false, row: await volunteerRow(deps, membership) };
}

async function attachKnown(
	deps: Dependencies,
	actor: StaffActor,
	{ known, place, base, files, also }: Joining & { known: PersonRecord },
): Promise<VolunteerCreated> {
	const { volunteer, memberships } = known;
	const { volunteerId, revision, trainingRevision } = volunteer;
	const former = memberships.find(({ unitId }) => unitId === place.unitId);
	const others = memberships.filter((membership) => membership !== former);
	const joined = membershipOf(deps, { ...volunteer, base }, place, former);
	await deps.transact([
		// The training sums are copied into the new membership, so they must be those that were read.
		deps.volunteers.updateChange(
			{ volunteerId, base, ...files },
			{ revision, trainingRevision },
			() => new StaleReading(),
		),
		...joinChanges(deps, joined, former),
		...volunteerEmailChange(deps, actor, volunteer, base),
		...renameChanges(deps, others, base.name),
		...(await deps.followMember(actor, { ...volunteer, base }, [joined, ...named(others, base.name)])),
		...also,
		deps.audit.entry({
			actor,
			action: 'volunteer.attach',
			subject: { type: 'volunteer', id: volunteerId },
			changes: [placeChange(place), ...baseChanges(volunteer.base, base), ...fileChanges(volunteer, files)],
		}),
	]);
	return { volunteerId, attached: true, row: await volunteerRow(deps, joined) };
}

function placeChange({ names }: JoinPlace): FieldChange {
	return { label: '所屬組織', after: names.join(' / ') };
}

/** The membership at the place; `former` is the one that the person left before. */
function membershipOf(
	deps: Pick<Dependencies, 'clock'>,
	volunteer: Volunteer,
	{ names: _names, category, ...place }: JoinPlace,
	former: Membership | undefined,
): Membership {
	const { volunteerId, nationalIdMasked, basicTenths, specialTenths, recordBookNumber, base } = volunteer;
	return {
		volunteerId,
		...place,
		status: 'active',
		joinedOn: todayInTaipei(deps.clock()),
		...(former && { earlier: staysOf(former) }),
		name: base.name,
		nationalIdMasked,
		...(category && { category }),
		basicTenths,
		specialTenths: (category && specialTenths[category]) ?? 0,
		book: former?.book ?? {
			status: 'none',
			...(recordBookNumber && { bookNumber: recordBookNumber }),
			...(recordBookNumber && base.recordBookIssuer && { issuer: base.recordBookIssuer }),
			...(volunteer.recordBookIssueKind && { issueKind: volunteer.recordBookIssueKind }),
		},
		revision: former?.revision ?? 1,
	};
}

/** Every stay of somebody who has left, so that coming back forgets none (V-32). */
function staysOf({ earlier = [], joinedOn, leftOn }: Membership): Membership['earlier'] & {} {
	return leftOn === undefined ? earlier : [...earlier, { joinedOn, leftOn }];
}

/** The membership with its name parts and counts. */
function joinChanges(
	deps: Pick<Dependencies, 'memberships' | 'nameParts' | 'counters'>,
	membership: Membership,
	former: Membership | undefined,
): Change[] {
	return [
		former ? deps.memberships.replaceChange(membership) : deps.memberships.createChange(membership),
		...deps.nameParts.writeChanges(membership, former),
		...memberCountChanges(deps.counters, membership, 'active', 1),
		...(former ? memberCountChanges(deps.counters, former, 'left', -1) : []),
	];
}
