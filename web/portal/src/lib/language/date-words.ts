import { currentLocale } from './language.ts';

// shared/values/roc-date.ts reads dates as well and brings the schemas for that with it: too much for the home page.
function rocDate(date: string): string {
	return `${Number(date.slice(0, 4)) - 1911}${date.slice(4).replaceAll('-', '/')}`;
}

/** A day as the page's language writes it: 115/11/21, or 2026/11/21 in English. Days before 1912 do not occur here. */
export function dateWords(date: string): string {
	return currentLocale() === 'en' ? date.replaceAll('-', '/') : rocDate(date);
}

/** 115/01/01～115/01/31; a single day once. */
export function rangeWords(from: string, until: string): string {
	return from === until ? dateWords(from) : `${dateWords(from)}～${dateWords(until)}`;
}

/** 115/11/21 14:05:09 in Taipei's time. */
export function timeWords(instant: string): string {
	// Swedish writes ISO dates.
	const [date = '', time = ''] = new Date(instant)
		.toLocaleString('sv-SE', { timeZone: 'Asia/Taipei' })
		.split(' ');
	return `${dateWords(date)} ${time}`;
}
