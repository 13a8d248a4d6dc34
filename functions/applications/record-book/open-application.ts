import type { ApplicationDependencies } from '../application-dependencies.ts';
import type { ApplicationHead } from '../application.repository.ts';

type Dependencies = Pick<ApplicationDependencies, 'applications' | 'standings' | 'uniqueness'>;

/** Claim that holds while a person's book application goes on. */
export const openApplicationClaim = 'open-record-book-application';

interface OpenApplication {
	applicationId: string;
	/** The draft itself, when it stands in nobody's way. */
	leftBehind?: ApplicationHead;
}

/**
 * The application that goes on for a person. A draft of a unit that the person has left is left behind: there nobody may
 * send it any more (V-32), and elsewhere nobody could delete it, so the next application takes its place.
 */
export async function openApplication(
	deps: Dependencies,
	volunteerId: string,
): Promise<OpenApplication | undefined> {
	const applicationId = await deps.uniqueness.find(openApplicationClaim, volunteerId);
	if (applicationId === undefined) return undefined;
	const head = await deps.applications.get(applicationId);
	if (head?.status !== 'draft') return { applicationId };
	const standing = await deps.standings.find(volunteerId, head.memberUnitId);
	return { applicationId, ...(standing?.membership.status === 'left' && { leftBehind: head }) };
}
