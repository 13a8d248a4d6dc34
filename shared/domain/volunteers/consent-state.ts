import { consentTextOn } from '../../codes/consent-texts.ts';
import type { IsoDate } from '../../values/iso-date.ts';

/** What a person's consent comes to (V-28). */
export type ConsentState = 'none' | 'given' | 'outdated' | 'withdrawn';

interface ConsentAct {
	act: 'given' | 'withdrawn';
	/** Of the text that was agreed to. */
	version: string;
}

/** The last act counts; a consent to a text that is no longer in force is to be asked for again. */
export function consentState(last: ConsentAct | undefined, today: IsoDate): ConsentState {
	if (last === undefined) return 'none';
	if (last.act === 'withdrawn') return 'withdrawn';
	return last.version === consentTextOn(today).version ? 'given' : 'outdated';
}

/** Nobody agrees twice to the same text. */
export function mayGiveConsent(state: ConsentState): boolean {
	return state !== 'given';
}

/** What was agreed to once can be taken back, also when the text has changed since. */
export function mayWithdrawConsent(state: ConsentState): boolean {
	return state === 'given' || state === 'outdated';
}
