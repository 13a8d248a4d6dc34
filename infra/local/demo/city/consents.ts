import type { ConsentMethod } from '#shared/codes/consent-methods.ts';
import { consentTextOn } from '#shared/codes/consent-texts.ts';
import { addDays, type IsoDate } from '#shared/values/iso-date.ts';
import { chanceOf } from '../random.ts';
import type { Member } from './member.ts';
import { demoAsOf } from './person.ts';

export interface PlannedConsent {
	act: 'given' | 'withdrawn';
	version: string;
	method: ConsentMethod;
	actedOn: IsoDate;
	reason?: string;
}

const newTextSince: IsoDate = '2026-01-01';

/** What a member has agreed to: most to the text in force, some to an older one, a few not at all or no longer. */
export function consentsOf({ index, career, photo }: Member): PlannedConsent[] {
	const chance = chanceOf('consent', index);
	if (chance.happens(0.12)) return [];
	// Papers are scanned where the unit also keeps the photo.
	const method: ConsentMethod = photo ? 'paper' : 'online';
	const given = (actedOn: IsoDate): PlannedConsent => ({
		act: 'given',
		version: consentTextOn(actedOn).version,
		method,
		actedOn,
	});
	const acts = [given(career.joinedOn)];
	if (career.joinedOn < newTextSince && chance.happens(0.85))
		acts.push(given(chance.date(newTextSince, addDays(demoAsOf, -30))));
	const last = acts.at(-1);
	if (last && index > 20 && chance.happens(0.02))
		acts.push({
			...last,
			act: 'withdrawn',
			actedOn: chance.date(last.actedOn, demoAsOf),
			reason: '不再參與志願服務',
		});
	return acts;
}
