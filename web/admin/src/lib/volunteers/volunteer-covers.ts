import { createQuery } from '@tanstack/svelte-query';
import type { Cover } from '#shared/contract/insurance.ts';
import { labelOfCoverState } from '#shared/domain/insurance/cover-states.ts';
import { client } from '../api/client.ts';
import { volunteerIdOfPage } from './volunteer-query.ts';

/** The covers of the volunteer of the present page. Call while a component is set up. */
export function coversQuery() {
	return createQuery(() => {
		const volunteerId = volunteerIdOfPage();
		return {
			queryKey: ['insurance', 'of', volunteerId],
			queryFn: ({ signal }: { signal: AbortSignal }) =>
				client.insurance.listOfVolunteer({ params: { volunteerId }, signal }),
		};
	});
}

/** 保險狀態 in one line; the units are named when it differs among them. */
export function coverWords(covers: readonly Cover[]): string {
	const present = covers.filter(({ left }) => !left);
	const shown = present.length > 0 ? present : covers;
	const labels = new Set(shown.map(({ state }) => labelOfCoverState(state)));
	if (labels.size === 1) return [...labels].join('');
	return shown.map(({ state, unit }) => `${unit.name}：${labelOfCoverState(state)}`).join('、');
}
