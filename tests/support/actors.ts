import type { StaffActor, VolunteerActor } from '#platform/access/actor.ts';
import { grantedFunctions, defaultPermissions } from '#shared/domain/identity/functions.ts';
import { levelOfPath, type OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

const origin = { ip: '192.0.2.1', userAgent: 'test', requestId: 'request' };
const session = { sessionId: 'session', expiresAt: '2099-01-01T00:00:00.000Z' };

/** A signed-in account at a node, with all functions of its level. */
export function staffAt(path: OrganizationPath, overrides: Partial<StaffActor> = {}): StaffActor {
	const level = levelOfPath(path);
	const organizationId = path.slice(path.lastIndexOf('/') + 1);
	return {
		kind: 'staff',
		accountId: `account-${organizationId}`,
		name: `${organizationId} 承辦人`,
		level,
		organizationId,
		path,
		functions: grantedFunctions(level, defaultPermissions()),
		mustChangePassword: false,
		session,
		origin,
		...overrides,
	};
}

/** A signed-in volunteer. */
export function volunteerActor(volunteerId: string, name = '志工'): VolunteerActor {
	return { kind: 'volunteer', volunteerId, name, session, origin };
}
