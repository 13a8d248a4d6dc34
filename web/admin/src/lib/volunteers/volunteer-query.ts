import { createQuery } from '@tanstack/svelte-query';
import { page } from '$app/state';
import { client } from '../api/client.ts';
import { session } from '../session/session.svelte.ts';

/** The id in the address of the present page. */
export function volunteerIdOfPage(): string {
	return page.params['volunteerId'] ?? '';
}

/** The volunteer of the present page. Call while a component is set up. */
export function volunteerQuery() {
	return createQuery(() => {
		const volunteerId = volunteerIdOfPage();
		return {
			queryKey: ['volunteers', volunteerId],
			queryFn: ({ signal }: { signal: AbortSignal }) =>
				client.volunteers.getVolunteer({ params: { volunteerId }, signal }),
		};
	});
}

/** Whether the account changes what is kept about the volunteer of the present page (V-32). Call while a component is set up. */
export function volunteerMaintenance() {
	const query = volunteerQuery();
	return {
		get allowed(): boolean {
			return session.may('volunteers.data') && query.data?.mayMaintain === true;
		},
	};
}
