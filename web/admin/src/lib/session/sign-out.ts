import { goto } from '$app/navigation';
import { client } from '../api/client.ts';
import { forgetAnswers } from '../api/forget-answers.ts';
import { session } from './session.svelte.ts';

/** Ends the session here and on the server. When the server is not reached, the session there runs out by itself. */
export async function signOut(): Promise<void> {
	await client.identity.signOutStaff().catch(() => undefined);
	await leave('/login');
}

/** Forgets who was signed in, and everything they saw, and goes on. */
export async function leave(to: string): Promise<void> {
	session.leaving = true;
	await goto(to);
	session.close();
	forgetAnswers();
}
