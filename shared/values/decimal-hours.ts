import * as z from 'zod';
import { decimalHours, hoursMessage, maxHourTenths } from './hours.ts';

/** Hours of one entry as JSON carries them: a number with at most one decimal, more than none. */
export const decimalHoursSchema = z
	.number({ error: hoursMessage })
	.positive({ error: '時數須大於 0，最少 0.1 小時' })
	.max(decimalHours(maxHourTenths), { error: '時數不可超過 9999.9 小時' })
	.multipleOf(0.1, { error: hoursMessage });
