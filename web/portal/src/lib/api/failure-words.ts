import { ApiError } from '#client/api-error.ts';
import { currentLocale } from '../language/language.ts';
import { m } from '../language/messages.ts';

export type EnglishFailures = Partial<Record<ApiError['code'], () => string>>;

const generally: EnglishFailures = { 'client.network': m.failure_network, 'request.busy': m.failure_busy };

/**
 * A failure in one sentence, in the language of the page; with the number for the help desk when the fault is ours. The
 * API speaks zh-Hant: English readers get what the page knows to say about it, or else a general sentence.
 */
export function failureWords(error: unknown, known: EnglishFailures = {}): string {
	if (!(error instanceof ApiError)) return m.failure_general();
	const english = known[error.code] ?? generally[error.code] ?? m.failure_general;
	const words = currentLocale() === 'en' ? english() : error.message;
	return error.status >= 500 && error.requestId ? `${words} (${error.requestId})` : words;
}
