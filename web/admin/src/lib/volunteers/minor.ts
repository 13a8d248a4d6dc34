import { ageOn, isIsoDate } from '#shared/values/iso-date.ts';

/** Whether somebody born on this day is under 18 today: 家長同意書 is asked for (the server decides). */
export function isMinor(birthDate: string, today: string): boolean {
	return isIsoDate(birthDate) && ageOn(birthDate, today) < 18;
}
