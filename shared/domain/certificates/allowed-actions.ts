import type { CertificateStatus } from '../../codes/certificate-statuses.ts';
import type { OrganizationLevel } from '../organizations/level.ts';
import { isWithin } from '../organizations/organization-path.ts';

export type CertificateAction = 'edit' | 'delete' | 'stamp';

/** Who may make certificates: the unit, or an authority in its place; the law names no team. */
export const certificateLevels = ['governing', 'purpose', 'unit'] as const satisfies OrganizationLevel[];

interface Person {
	path: string;
	level: OrganizationLevel;
	functions: readonly string[];
}

/**
 * What an account may do with a certificate of a unit; the screens show these buttons and the server checks the same
 * list. A stamped one stays as it is (M-10), but a scan that came out badly can be sent again.
 */
export function certificateActions(
	{ status, path }: { status: CertificateStatus; path: string },
	{ path: ownPath, level, functions }: Person,
): CertificateAction[] {
	const issues =
		isWithin(path, ownPath) &&
		(certificateLevels as readonly string[]).includes(level) &&
		functions.includes('volunteers.data');
	if (!issues) return [];
	return status === 'unfinished' ? ['edit', 'delete', 'stamp'] : ['stamp'];
}
