import { toast } from '#ui/feedback/toast.ts';
import { client } from '../api/client.ts';
import { session } from './session.svelte.ts';

/** 延長 (S-08): the countdown begins anew. */
export async function extendSession(): Promise<void> {
	try {
		const { sessionExpiresAt } = await client.identity.extendStaffSession();
		session.renew(sessionExpiresAt);
	} catch (error) {
		if (!session.expired) toast.error('無法延長登入時間', error instanceof Error ? error.message : undefined);
	}
}
