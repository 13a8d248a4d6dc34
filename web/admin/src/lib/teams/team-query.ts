import { createQuery } from '@tanstack/svelte-query';
import { page } from '$app/state';
import type { TeamKind } from './team-kinds.ts';

/** The team or squad of the address. */
export function teamIdOfPage(): string {
	return page.params['teamId'] ?? '';
}

export function teamQuery(kind: TeamKind) {
	return createQuery(() => {
		const id = teamIdOfPage();
		return { queryKey: ['teams', id], queryFn: ({ signal }) => kind.get(id, signal) };
	});
}
