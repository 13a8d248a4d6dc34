import { config } from 'zod/v4/core';
import { ApiError } from '#client/api-error.ts';

// The security policy of the sites forbids `eval`, and zod would try it: a complaint in every console.
config({ jitless: true });

/** What the failure page says: the words of the API, never those of a stack trace. */
export function handleError({ error }: { error: unknown }) {
	console.error(error);
	return { message: error instanceof ApiError ? error.message : '系統發生錯誤，請重新整理後再試。' };
}
