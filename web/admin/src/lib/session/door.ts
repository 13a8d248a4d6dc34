import { redirect } from '@sveltejs/kit';
import { ApiError } from '#client/api-error.ts';
import { client } from '../api/client.ts';
import { loginPath } from './return-path.ts';
import { session } from './session.svelte.ts';

/** The door of the back office: nobody gets past it without a session, or with a password that must be changed first. */
export async function enter({ url }: { url: URL }) {
	if (session.profile === undefined) {
		try {
			session.open(await client.identity.staffProfile());
		} catch (error) {
			if (error instanceof ApiError && error.status === 401)
				redirect(307, loginPath(url.pathname + url.search));
			throw error;
		}
	}
	if (session.profile?.mustChangePassword) redirect(307, '/change-password');
}
