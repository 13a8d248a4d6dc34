import type { StaffProfile } from '#shared/contract/identity.ts';
import type { BackOfficeFunction } from '#shared/domain/identity/functions.ts';

/** Who is signed in, in this window. */
class Session {
	#profile = $state<StaffProfile>();
	#expiresAt = $state('');
	/** The session ended while someone was at work: the page asks to sign in again. */
	expired = $state(false);
	/** On the way out: unsaved changes are not asked about any more. */
	leaving = $state(false);

	get profile(): StaffProfile | undefined {
		return this.#profile;
	}

	get expiresAt(): string {
		return this.#expiresAt;
	}

	open(profile: StaffProfile): void {
		this.#profile = profile;
		this.#expiresAt = profile.sessionExpiresAt;
		this.expired = false;
		this.leaving = false;
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
	}

	may(wanted: BackOfficeFunction): boolean {
		return this.#profile?.functions.includes(wanted) ?? false;
	}
}

export const session = new Session();

/** The person at work; only for what is shown behind the door. */
export function currentProfile(): StaffProfile {
	if (session.profile === undefined) throw new Error('nobody is signed in');
	return session.profile;
}
