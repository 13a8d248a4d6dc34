import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { AwardRecord } from '#shared/contract/volunteer-awards.ts';
import { maintainedAmong, type PersonReading } from '../person.ts';
import type { StoredAward } from './award.repository.ts';

/** Whether the actor's unit registered the award, or stands above the one that did. */
export function isApplicant(actor: StaffActor, award: StoredAward): boolean {
	return inScope(scopeOf(actor), award.path);
}

/** Awards as the API shows them. */
export async function showAwards(
	deps: { directory: Directory } & Pick<PersonReading, 'memberships'>,
	actor: StaffActor,
	awards: StoredAward[],
): Promise<AwardRecord[]> {
	const nameOf = await deps.directory.names(awards.map(({ applicantId }) => applicantId));
	const own = awards.filter((award) => isApplicant(actor, award));
	const kept = await maintainedAmong(deps, actor, own);
	return awards.map((award) => {
		const { path: _path, applicantId, nationalIdMasked, ...shown } = award;
		return {
			...shown,
			nationalId: nationalIdMasked,
			applicant: nameOf(applicantId)?.name ?? applicantId,
			editable: isApplicant(actor, award) && kept.has(award.volunteerId),
		};
	});
}

export async function showAward(
	deps: Parameters<typeof showAwards>[0],
	actor: StaffActor,
	award: StoredAward,
): Promise<AwardRecord> {
	const [shown] = await showAwards(deps, actor, [award]);
	if (!shown) throw new TypeError('no award to show');
	return shown;
}
