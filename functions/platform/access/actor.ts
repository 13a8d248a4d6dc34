import type { BackOfficeFunction } from '#shared/domain/identity/functions.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';

/** Where a request came from, for the audit log. */
export interface RequestOrigin {
	ip: string;
	userAgent: string;
	requestId: string;
}

interface Session {
	sessionId: string;
	expiresAt: string;
}

/** A signed-in back-office account. */
export interface StaffActor {
	kind: 'staff';
	accountId: string;
	name: string;
	level: OrganizationLevel;
	organizationId: string;
	path: OrganizationPath;
	functions: readonly BackOfficeFunction[];
	mustChangePassword: boolean;
	session: Session;
	origin: RequestOrigin;
}

/** A signed-in volunteer; sees only their own record. */
export interface VolunteerActor {
	kind: 'volunteer';
	volunteerId: string;
	name: string;
	session: Session;
	origin: RequestOrigin;
}

/** Somebody who has not signed in. */
export interface AnonymousActor {
	kind: 'anonymous';
	origin: RequestOrigin;
}

/** The platform itself: a workflow task, the scheduler, a command line. */
export interface SystemActor {
	kind: 'system';
	name: string;
	origin: RequestOrigin;
}

export type Actor = StaffActor | VolunteerActor | AnonymousActor | SystemActor;

/** The platform acting by itself. */
export function systemActor(name: string, requestId = name): SystemActor {
	return { kind: 'system', name, origin: { ip: '-', userAgent: '-', requestId } };
}
