import { createQuery } from '@tanstack/svelte-query';
import { client } from '../api/client.ts';
import { volunteerIdOfPage } from '../volunteers/volunteer-query.ts';

/** The certificates of the volunteer of the present page. Call while a component is set up. */
export function certificatesQuery() {
	return createQuery(() => {
		const volunteerId = volunteerIdOfPage();
		return {
			queryKey: ['certificates', volunteerId],
			queryFn: ({ signal }: { signal: AbortSignal }) =>
				client.certificates.listOfVolunteer({ params: { volunteerId }, signal }),
		};
	});
}
