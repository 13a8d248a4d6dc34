import { createQuery } from '@tanstack/svelte-query';
import { page } from '$app/state';
import { client } from '../api/client.ts';
import { currentProfile } from '../session/session.svelte.ts';

/** The unit of the address; 運用單位基本資料維護 has none and is about the own unit. */
export function unitIdOfPage(): string {
	return page.params['unitId'] ?? currentProfile().organization.id;
}

export function unitQuery() {
	return createQuery(() => {
		const organizationId = unitIdOfPage();
		return {
			queryKey: ['units', organizationId],
			queryFn: ({ signal }) => client.organizations.getUnit({ params: { organizationId }, signal }),
		};
	});
}
