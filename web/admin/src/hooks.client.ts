import { ApiError } from '#client/api-error.ts';

/** What the failure page says: the words of the API, never those of a stack trace. */
export function handleError({ error }: { error: unknown }) {
	console.error(error);
	return { message: error instanceof ApiError ? error.message : '系統發生錯誤，請重新整理後再試。' };
}
