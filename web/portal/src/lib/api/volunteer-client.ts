import { createClient } from '#client/client.ts';
import {
	applicationsRoutes,
	hoursRoutes,
	identityRoutes,
	insuranceRoutes,
	trainingRoutes,
	volunteersRoutes,
} from '#client/routes.generated.ts';
import { session } from '../volunteer/session.svelte.ts';

/** The API as a volunteer uses it. */
export const volunteerClient = createClient(
	{
		identity: identityRoutes,
		volunteers: volunteersRoutes,
		training: trainingRoutes,
		applications: applicationsRoutes,
		hours: hoursRoutes,
		insurance: insuranceRoutes,
	},
	{
		onUnauthenticated: () => session.expire(),
		onSessionExpiry: (expiresAt) => session.renew(expiresAt),
	},
);
