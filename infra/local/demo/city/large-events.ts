import type { IsoDate } from '#shared/values/iso-date.ts';
import { chanceOf, demoId } from '../random.ts';
import type { Service } from './career.ts';

interface PlannedEvent {
	name: string;
	/** Key of the organisation that hosts it. */
	by: string;
	startDate: IsoDate;
	endDate: IsoDate;
	place: string;
	note?: string;
}

/** Large events of the city, one in which people have served and two to come. */
export const largeEventPlan = {
	games: {
		name: '115 年全國運動會',
		by: 'city',
		startDate: '2026-10-17',
		endDate: '2026-10-22',
		place: '市立體育場及各競賽場館',
		note: '志工分行政、交通、醫療、外語及典禮各組，由各運用單位登錄時數。',
	},
	'volunteer-day': {
		name: '115 年國際志工日表揚典禮',
		by: 'social',
		startDate: '2026-12-05',
		endDate: '2026-12-05',
		place: '市政府文化局演藝廳',
	},
	lanterns: {
		name: '116 年元宵燈會',
		by: 'tourism',
		startDate: '2027-02-20',
		endDate: '2027-03-07',
		place: '高鐵站前廣場燈區',
		note: '志工招募自 1 月起，由各運用單位報名。',
	},
} as const satisfies Record<string, PlannedEvent>;

export type LargeEventKey = keyof typeof largeEventPlan;

export function largeEventId(key: LargeEventKey): string {
	return demoId(largeEventPlan[key].startDate, 'large-event', key);
}

/** 綜合服務, 活動支援. */
const atGames = { item: '58', content: '05', largeEvent: 'games' } as const;

/** Some have spent what they served in the month of the games at the games; `always` those who show everything. */
export function servedAtGames(index: number, service: Service[], always: boolean): Service[] {
	const { startDate, endDate } = largeEventPlan.games;
	if (!always && !chanceOf('at the games', index).happens(0.065)) return service;
	return service.map((entry) =>
		entry.startDate === '2026-10-01' ? { ...entry, startDate, endDate, ...atGames } : entry,
	);
}
