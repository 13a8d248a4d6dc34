import { setTimeout as delay } from 'node:timers/promises';

/** Waits before the try that follows on the given one. */
export type Backoff = (attempt: number) => Promise<void>;

/** Twice as long after each try, up to a second or two, and never the same for two who met. */
export const backoff: Backoff = (attempt) => delay(2 ** Math.min(attempt, 8) * 5 * (0.5 + Math.random()));
