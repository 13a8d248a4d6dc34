import type { StaffActor } from '#platform/access/actor.ts';
import type { ApplicationStatus } from '#shared/codes/application-statuses.ts';
import type { CandidateRow } from '#shared/contract/applications.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { actionsOfCandidate } from '#shared/domain/applications/candidate-actions.ts';
import { listFullMemberships } from '#functions/volunteers/list-memberships.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import type { OrganizationRef } from '#shared/contract/common.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { ApplicationDependencies } from '../application-dependencies.ts';

interface CandidateQuery extends PageQuery {
	organizationId?: string | undefined;
	name?: string | undefined;
	nationalId?: string | undefined;
	status?: ApplicationStatus | undefined;
	from?: string | undefined;
	until?: string | undefined;
	/** 申請單位. */
	applicantId?: string | undefined;
}

/** F-10, F-11: the volunteers in scope with the state of their book, each with the buttons its state allows. */
export async function listCandidates(
	deps: Pick<ApplicationDependencies, 'directory' | 'members'>,
	actor: StaffActor,
	query: CandidateQuery,
): Promise<Page<CandidateRow>> {
	const { organizationId, applicantId, status, from, until, ...rest } = query;
	const scope = await deps.directory.scopeFor(actor, organizationId);
	const applicantPath = applicantId && (await deps.directory.scopeFor(actor, applicantId)).path;
	const { items, page } = await listFullMemberships(deps.members, scope, {
		...rest,
		book: { status, from, until, ...(applicantPath && { applicantPath }) },
	});
	const nameOf = await deps.directory.names(items.map((member) => member.unitId));
	const applies = actor.level === 'unit' || actor.level === 'team' || actor.level === 'squad';
	const rows = items.map((member) => {
		const unit = nameOf(member.unitId) ?? { id: member.unitId, name: member.unitId };
		return toRow(member, unit, applies);
	});
	return { items: rows, page };
}

function toRow(member: Membership, unit: OrganizationRef, applies: boolean): CandidateRow {
	const { book } = member;
	return {
		volunteerId: member.volunteerId,
		volunteerName: member.name,
		nationalId: member.nationalIdMasked,
		basicHours: decimalHours(member.basicTenths),
		specialHours: decimalHours(member.specialTenths),
		unit,
		status: book.status,
		...(book.applicantName && { applicant: book.applicantName }),
		...(book.issuer && { issuer: book.issuer }),
		...(book.submittedOn && { submittedOn: book.submittedOn }),
		...(book.applicationId && { applicationId: book.applicationId }),
		...(book.bookNumber && { bookNumber: book.bookNumber }),
		actions: actionsOfCandidate(book, applies),
	};
}
