import type { AccountEffects } from '#platform/outbox/outbox.ts';

/** For a delivery that has nothing to do with sign-in. */
export const noAccountEffects: AccountEffects = {
	sendResetLink: async () => undefined,
	tellEmailChange: async () => undefined,
};
