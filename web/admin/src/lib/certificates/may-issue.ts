import { certificateLevels } from '#shared/domain/certificates/allowed-actions.ts';
import { currentProfile, session } from '../session/session.svelte.ts';

/** Whether the person at work may make certificates at all; the server asks for each. */
export function mayIssueCertificates(): boolean {
	const { level } = currentProfile();
	return session.may('volunteers.data') && (certificateLevels as readonly string[]).includes(level);
}
