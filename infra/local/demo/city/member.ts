import { bookPrefixOf, type ServiceCategory } from '#shared/codes/service-categories.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { addDays } from '#shared/values/iso-date.ts';
import { chanceOf, demoId } from '../random.ts';
import { career, type Career, type Stage } from './career.ts';
import { insuredThisYear } from './insurance.ts';
import { servedAtGames } from './large-events.ts';
import type { PlannedOrganization } from './organization-plan.ts';
import { demoAsOf, person, type Person } from './person.ts';

/** Where members can be placed. */
export interface UnitPlaces {
	unit: PlannedOrganization & { category: ServiceCategory };
	purpose: PlannedOrganization;
	teams: { team: PlannedOrganization; squads: PlannedOrganization[] }[];
}

/** One volunteer of the demo city with everything that they have done. */
export interface Member {
	index: number;
	volunteerId: string;
	person: Person;
	places: UnitPlaces;
	team?: PlannedOrganization;
	squad?: PlannedOrganization;
	/** A person that has left is in no team (V-30). */
	leftOn?: IsoDate;
	/** A second unit, where the person is in no team. */
	second?: { places: UnitPlaces; joinedOn: IsoDate };
	career: Career;
	/** Files that are kept with the person. */
	photo: boolean;
	bookCover: boolean;
	certificates: boolean;
}

/** People that the story of the demo is told with; all others are chance. */
interface StoryPart {
	stage: Stage;
	teamKey: string;
	squadKey?: string;
	photo?: boolean;
	complete?: boolean;
}

/** They wait for the story; no application of the demo is about them. */
const awaited: readonly StoryPart[] = [
	// Signs in on the portal: everything that can be shown and exported is there.
	{ stage: 'holder', teamKey: 'social-1-1', squadKey: 'social-1-1-1', photo: true, complete: true },
	// One step before the application.
	{ stage: 'ready', teamKey: 'social-1-1', photo: true },
	{ stage: 'ready', teamKey: 'social-1-1', squadKey: 'social-1-1-1', photo: true },
	{ stage: 'ready', teamKey: 'social-1-2', photo: true },
	// One step before the training is complete.
	{ stage: 'basic', teamKey: 'social-1-1', photo: true },
	{ stage: 'new', teamKey: 'social-1-1', photo: true },
];

/** They have applied, so that the accounts of the demo find work of every kind. */
const applied = Array.from({ length: 16 }, (): StoryPart => ({ stage: 'ready', teamKey: 'social-1-1' }));

const story = [...awaited, ...applied];

export const storyMembers = awaited.length;

export const stageShares: readonly (readonly [Stage, number])[] = [
	['new', 29],
	['basic', 18],
	['other-field', 5],
	['ready', 18],
	['holder', 30],
];

/** The same index gives the same person, whatever has been generated before. */
export function member(
	index: number,
	options: { cityName: string; units: readonly UnitPlaces[]; monthsOfService?: number | undefined },
): Member {
	const { cityName, units, monthsOfService } = options;
	const chance = chanceOf('member', index);
	const part = story[index];
	const home = units[0];
	if (!home) throw new RangeError('a city without units');
	// The unit of the demo accounts is a large one.
	const places = part || chance.happens(0.04) ? home : chance.pick(units);
	const { category } = places.unit;
	const someone = person(index, { cityName, category, ...(part && { adult: true, chinese: true }) });
	const stage = part?.stage ?? (someone.age < 14 ? 'new' : chance.weighted(stageShares));
	const others = units.filter(({ unit }) => unit.category !== category).map(({ unit }) => unit.category);
	const past = career(chance, stage, someone.base.birthDate, {
		category,
		unitName: places.unit.name,
		purposeName: places.purpose.name,
		otherCategory: others.length > 0 ? chance.pick(others) : '02',
		monthsOfService,
	});
	const left = !part && chance.happens(0.06);
	const joinsTwice = !part && !left && stage === 'holder' && chance.happens(0.1);
	const second = joinsTwice ? chance.pick(units) : places;
	const files = part ?? { photo: chance.happens(0.12), complete: stage === 'holder' && chance.happens(0.05) };
	const complete = files.complete ?? false;
	return {
		index,
		volunteerId: demoId(past.joinedOn, 'volunteer', index),
		person: someone,
		places,
		...(left ? { leftOn: chance.date(addDays(past.joinedOn, 8), demoAsOf) } : placeIn(chance, places, part)),
		...(second !== places && {
			second: { places: second, joinedOn: chance.date(past.joinedOn, demoAsOf) },
		}),
		career: {
			...(part?.complete ? withEverything(past) : past),
			service: servedAtGames(index, past.service, part?.complete ?? false),
		},
		photo: (files.photo ?? false) || complete,
		bookCover: complete,
		certificates:
			complete ||
			(index < storyMembers && stage === 'ready') ||
			// Without them no hours could be entered (H-15).
			(stage === 'holder' && chanceOf('certificates', index).happens(0.75)),
	};
}

function placeIn(
	chance: ReturnType<typeof chanceOf>,
	{ teams }: UnitPlaces,
	part: StoryPart | undefined,
): Pick<Member, 'team' | 'squad'> {
	if (part) {
		const found = teams.find(({ team }) => team.key === part.teamKey);
		const squad = found?.squads.find(({ key }) => key === part.squadKey);
		return { ...(found && { team: found.team }), ...(squad && { squad }) };
	}
	if (teams.length === 0 || !chance.happens(0.72)) return {};
	const { team, squads } = chance.pick(teams);
	return { team, ...(squads.length > 0 && chance.happens(0.5) && { squad: chance.pick(squads) }) };
}

/** The volunteer of the demo login has something on every tab. */
function withEverything(career: Career): Career {
	const { joinedOn } = career;
	return {
		...career,
		insurance: insuredThisYear(career.book[0]?.issuedOn ?? joinedOn),
		awards: career.awards.length > 0 ? career.awards : [{ award: 'city', grade: 'bronze', rocYear: 114 }],
		note: career.note ?? {
			kind: 'general',
			recordedOn: addDays(joinedOn, 30),
			text: '熟悉電腦操作，可支援活動報到與名冊整理。',
		},
	};
}

/** First character of the book's number, for members that have one. */
export function bookPrefix({ career: { book }, places }: Member): string | undefined {
	return book.length > 0 ? bookPrefixOf(places.unit.category) : undefined;
}
