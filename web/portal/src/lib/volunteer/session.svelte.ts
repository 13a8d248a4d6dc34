import type { VolunteerProfile } from '#shared/contract/identity.ts';

const hint = 'volunteer-signed-in';

/** Whether somebody has signed in with this browser and not out again: worth asking the API, which alone knows. */
export function mayBeSignedIn(): boolean {
	try {
		return localStorage.getItem(hint) !== null;
	} catch {
		return true;
	}
}

function remember(signedIn: boolean): void {
	try {
		if (signedIn) localStorage.setItem(hint, 'yes');
		else localStorage.removeItem(hint);
	} catch {
		// Storage is blocked: the API is asked each time.
	}
}

/** Which volunteer is signed in, in this window. */
class Session {
	#profile = $state.raw<VolunteerProfile>();
	#expiresAt = $state('');
	/** The session ended while someone was reading: the page asks to sign in again. */
	expired = $state(false);

	get profile(): VolunteerProfile | undefined {
		return this.#profile;
	}

	get expiresAt(): string {
		return this.#expiresAt;
	}

	open(profile: VolunteerProfile): void {
		this.#profile = profile;
		this.#expiresAt = profile.sessionExpiresAt;
		this.expired = false;
		remember(true);
	}

	renew(expiresAt: string): void {
		this.#expiresAt = expiresAt;
	}

	/** Only where somebody was signed in; before that, a refusal is for the door to deal with. */
	expire(): void {
		if (this.#profile !== undefined) this.expired = true;
	}

	close(): void {
		this.#profile = undefined;
		this.#expiresAt = '';
		this.expired = false;
		remember(false);
	}
}

export const session = new Session();
