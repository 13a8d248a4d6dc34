import type { StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { RouteResponse } from '#shared/contract/define-route.ts';
import type { VolunteerDetail, volunteersContract } from '#shared/contract/volunteers.ts';
import { decimalHours } from '#shared/values/hours.ts';
import { pathOf, type Membership } from './membership.repository.ts';
import type { NoteRepository } from './notes/note.repository.ts';
import { mayMaintain, readPerson, requirePerson, type PersonReading, type PersonRecord } from './person.ts';

interface Dependencies extends PersonReading {
	directory: Directory;
}

/** Base data, header block (V-36) and the memberships that lie in the actor's scope. */
export async function getVolunteer(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
): Promise<VolunteerDetail> {
	return volunteerDetail(deps, actor, await requirePerson(deps, actor, volunteerId));
}

export async function volunteerDetail(
	deps: Pick<Dependencies, 'directory'>,
	actor: StaffActor,
	{ volunteer, memberships }: PersonRecord,
): Promise<VolunteerDetail> {
	const scope = scopeOf(actor);
	const visible = memberships.filter((membership) => inScope(scope, pathOf(membership)));
	const { volunteerId, revision, base, photo, bookCover, parentalConsent, recordBookNumber } = volunteer;
	return {
		volunteerId,
		revision,
		nationalId: volunteer.nationalIdMasked,
		base,
		...(photo && { photo }),
		...(bookCover && { bookCover }),
		...(parentalConsent && { parentalConsent }),
		memberships: await placed(deps, visible),
		mayMaintain: mayMaintain(actor, memberships),
		...(recordBookNumber && { recordBookNumber }),
		training: {
			basicHours: decimalHours(volunteer.basicTenths),
			specialHours: Object.fromEntries(
				Object.entries(volunteer.specialTenths)
					.filter(([, tenths]) => tenths > 0)
					.map(([category, tenths]) => [category, decimalHours(tenths)]),
			),
		},
	};
}

function placed(
	deps: Pick<Dependencies, 'directory'>,
	memberships: Membership[],
): Promise<VolunteerDetail['memberships']> {
	return Promise.all(
		memberships.map(async (membership) => ({
			placement: await deps.directory.placement(pathOf(membership)),
			status: membership.status,
			joinedOn: membership.joinedOn,
			...(membership.leftOn && { leftOn: membership.leftOn }),
			...(membership.earlier && { earlier: membership.earlier }),
		})),
	);
}

/** Photo, book cover or consent of a volunteer in scope. Handing out a consent form is noted, a photo shown on a page is not. */
export async function downloadVolunteerFile(
	deps: PersonReading & { uploads: Uploads; audit: Audit; transact: Transact },
	actor: StaffActor,
	{ volunteerId, fileId }: { volunteerId: string; fileId: string },
): Promise<{ url: string; fileName: string }> {
	const { volunteer } = await requirePerson(deps, actor, volunteerId);
	const { photo, bookCover, parentalConsent } = volunteer;
	const file = [photo, bookCover, parentalConsent].find((candidate) => candidate?.fileId === fileId);
	if (!file) throw new DomainError('file.not-found');
	if (file === parentalConsent) {
		const subject = { type: 'volunteer', id: volunteerId };
		const changes = [{ label: '檔案', after: file.name }];
		await deps.transact([deps.audit.entry({ actor, action: 'volunteer.download-file', subject, changes })]);
	}
	return deps.uploads.download(file);
}

type OwnRecord = RouteResponse<(typeof volunteersContract)['getOwnRecord']>;

/** What the portal shows volunteers of themselves (P-13): every unit, and the remarks kept with them. */
export async function getOwnRecord(
	deps: Dependencies & { notes: NoteRepository },
	actor: VolunteerActor,
): Promise<OwnRecord> {
	const [person, notes] = await Promise.all([
		readPerson(deps, actor.volunteerId),
		deps.notes.ofVolunteer(actor.volunteerId),
	]);
	if (!person) throw new DomainError('identity.not-signed-in');
	const { volunteer, memberships } = person;
	const { recordBookNumber, base } = volunteer;
	const nameOf = await deps.directory.names(notes.map(({ organizationId }) => organizationId));
	return {
		volunteerId: volunteer.volunteerId,
		name: base.name,
		nationalId: volunteer.nationalIdMasked,
		units: await placed(deps, memberships),
		...(recordBookNumber && { recordBookNumber }),
		...(base.recordBookIssuer && { recordBookIssuer: base.recordBookIssuer }),
		...(base.recordBookIssuedOn && { recordBookIssuedOn: base.recordBookIssuedOn }),
		notes: notes.map(({ kind, recordedOn, organizationId, text }) => ({
			kind,
			recordedOn,
			organization: nameOf(organizationId)?.name ?? organizationId,
			text,
		})),
	};
}
