import { client } from '../api/client.ts';
import { session } from './session.svelte.ts';

/** Asks again what this account may use. A failure changes nothing: the next refusal asks again. */
export async function refreshProfile(): Promise<void> {
	try {
		session.open(await client.identity.staffProfile());
	} catch {
		// The page itself says what could not be loaded.
	}
}
