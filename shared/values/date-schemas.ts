import * as z from 'zod';
import { isIsoDate } from './iso-date.ts';

function dateSchema(message: string) {
	return z.iso
		.date({ error: message, abort: true })
		.refine((date) => isIsoDate(date) && date <= latestTyped, { error: message });
}

/** The last that ROC years of three digits can say. What is reckoned from a day (a year later, the next week) stays a day. */
const latestTyped = '2910-12-31';

/** A day as it travels between screen and server: always ISO. Screens turn what was typed into it with `parseRocDate`. */
export const isoDateSchema = dateSchema('請輸入正確的日期，例如 112/01/01');

/** The birthday of the person who types: the example is one, too. */
export const birthDateSchema = dateSchema('請輸入正確的出生日期，例如 044/02/02');
