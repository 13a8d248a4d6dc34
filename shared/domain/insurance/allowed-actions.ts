import type { BackOfficeFunction } from '../identity/functions.ts';
import type { OrganizationLevel } from '../organizations/level.ts';
import { isWithin } from '../organizations/organization-path.ts';
import {
	coverEvents,
	coverTransitions,
	mayHappen,
	type CoverEvent,
	type CoverState,
} from './cover-states.ts';

/** What people do with a cover; everything else the platform does by itself. */
export type CoverAction = {
	[Event in CoverEvent]: (typeof coverTransitions)[Event]['by'] extends 'platform' ? never : Event;
}[CoverEvent];

/** Asking for something or taking it back: whoever keeps the records of the volunteer (I-06, I-08, I-09). */
export const coverRequests = coverEvents.filter(
	(event): event is CoverRequest => coverTransitions[event].by === 'unit',
) as [CoverRequest, ...CoverRequest[]];

/** What the authority does after it has been with the insurer (I-07, I-08). */
export const coverConfirmations = coverEvents.filter(
	(event): event is CoverConfirmation => coverTransitions[event].by === 'authority',
) as [CoverConfirmation, ...CoverConfirmation[]];

export type CoverRequest = {
	[Event in CoverEvent]: (typeof coverTransitions)[Event]['by'] extends 'unit' ? Event : never;
}[CoverEvent];

export type CoverConfirmation = Exclude<CoverAction, CoverRequest>;

/** The levels that insure (table L). */
export const confirmingLevels = ['governing', 'purpose'] as const satisfies readonly OrganizationLevel[];

interface CoverRecord {
	state: CoverState;
	/** The person has left the unit. */
	left: boolean;
	path: string;
}

interface Person {
	level: OrganizationLevel;
	path: string;
	functions: readonly BackOfficeFunction[];
}

/**
 * The buttons of a cover, by state and level (I-10): the screens show them and the server checks the same list. For
 * somebody who has left, nothing is asked for any more; only the open withdrawal is confirmed (I-12).
 */
export function allowedActions(cover: CoverRecord, person: Person): CoverAction[] {
	if (!person.functions.includes('insurance.covers') || !isWithin(cover.path, person.path)) return [];
	const insures = (confirmingLevels as readonly OrganizationLevel[]).includes(person.level);
	return [
		...(cover.left ? [] : coverRequests.filter((event) => mayHappen(event, cover.state))),
		...(insures ? coverConfirmations.filter((event) => mayHappen(event, cover.state)) : []),
	];
}
