import type { OrganizationLevel } from '../organizations/level.ts';
import { idAtLevel, type OrganizationPath } from '../organizations/organization-path.ts';

/** One station of a review: the organisation whose accounts decide. */
export interface Stage {
	level: OrganizationLevel;
	organizationId: string;
}

/**
 * The stations of an application: `reviewers` are the levels that always review; a team's or squad's application passes
 * its unit first (W-10, W-11, W-12).
 */
export function stagesFor(
	applicantPath: OrganizationPath,
	applicantLevel: OrganizationLevel,
	reviewers: readonly OrganizationLevel[],
): Stage[] {
	const levels: OrganizationLevel[] =
		applicantLevel === 'team' || applicantLevel === 'squad' ? ['unit', ...reviewers] : [...reviewers];
	return levels.map((level) => {
		const organizationId = idAtLevel(applicantPath, level);
		if (organizationId === undefined) throw new RangeError(`no ${level} above ${applicantPath}`);
		return { level, organizationId };
	});
}
