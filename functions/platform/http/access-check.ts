import type { Access } from '#shared/contract/define-route.ts';
import type { Actor, StaffActor } from '../access/actor.ts';
import { DomainError } from '../errors.ts';

/**
 * Holds the caller against the route's access rule. What lies behind the door is then decided by scope, in the use case.
 *
 * @throws DomainError `identity.not-signed-in`, `identity.not-permitted` or `identity.password-change-required`
 */
export function checkAccess(access: Access, actor: Actor): void {
	switch (access.kind) {
		case 'public':
			return;
		case 'volunteer':
			if (actor.kind !== 'volunteer') throw new DomainError('identity.not-signed-in');
			return;
		case 'signed-in':
			if (actor.kind !== 'staff' && actor.kind !== 'volunteer')
				throw new DomainError('identity.not-signed-in');
			return;
		case 'staff':
			if (actor.kind !== 'staff') throw new DomainError('identity.not-signed-in');
			checkStaff(access, actor);
	}
}

function checkStaff(access: Extract<Access, { kind: 'staff' }>, actor: StaffActor): void {
	if (actor.mustChangePassword && !access.beforePasswordChange) {
		throw new DomainError('identity.password-change-required');
	}
	if (access.levels && !access.levels.includes(actor.level)) throw new DomainError('identity.not-permitted');
	if (access.function === undefined) return;
	const wanted = typeof access.function === 'string' ? [access.function] : access.function;
	if (!wanted.some((id) => actor.functions.includes(id))) throw new DomainError('identity.not-permitted');
}
