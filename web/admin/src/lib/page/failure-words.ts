import { ApiError } from '#client/api-error.ts';

/** A failure in one sentence; with the number for the help desk when the fault is the system's. */
export function failureWords(error: unknown): string | undefined {
	if (error === null || error === undefined) return undefined;
	if (error instanceof ApiError) {
		return error.status >= 500 && error.requestId
			? `${error.message}（編號 ${error.requestId}）`
			: error.message;
	}
	return '系統發生錯誤，請重新整理後再試';
}
