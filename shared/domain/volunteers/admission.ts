import { thresholdOn } from '../../codes/thresholds.ts';
import type { Sex } from '../../codes/sexes.ts';
import type { OrganizationLevel } from '../organizations/level.ts';
import { isAtLeast } from '../organizations/level.ts';
import { ageOn, type IsoDate } from '../../values/iso-date.ts';
import { checkNationalId } from '../../values/national-id.ts';

interface Candidate {
	nationalId: string;
	sex: Sex;
	birthDate: IsoDate;
	isForeigner: boolean;
	hasParentalConsent: boolean;
}

export type AdmissionReason =
	'sex-contradicts-id' | 'passport-of-national' | 'too-young' | 'consent-required';

/** True while the law asks for the consent of a parent (民法 §12, §77). */
export function needsParentalConsent(birthDate: IsoDate, today: IsoDate): boolean {
	return ageOn(birthDate, today) < thresholdOn(today, 'volunteer.adult-age');
}

/** The sex that an ID number tells; passports tell none. */
export function sexOfNationalId(nationalId: string): Sex | undefined {
	const check = checkNationalId(nationalId, { acceptPassport: true });
	return check.ok ? check.sex : undefined;
}

/** What in the data contradicts the number: asked whenever it is entered, on joining and on editing. */
export function contradictionIn({
	nationalId,
	sex,
	isForeigner,
}: Pick<Candidate, 'nationalId' | 'sex' | 'isForeigner'>): AdmissionReason | undefined {
	const check = checkNationalId(nationalId, { acceptPassport: true });
	if (!check.ok) return undefined;
	if (check.sex !== undefined && check.sex !== sex) return 'sex-contradicts-id';
	// Nearly every mistyped ID number would pass as a passport number (V-33).
	return check.kind === 'passport' && !isForeigner ? 'passport-of-national' : undefined;
}

/**
 * Why a person cannot be admitted with this data; undefined when nothing speaks against it (domain 1.8). Age and consent
 * are judged on admission only: whoever keeps the record later did not admit the person (V-14).
 *
 * @param enteredBy level of the account that enters the person
 */
export function admissionRefusal(
	candidate: Candidate,
	today: IsoDate,
	enteredBy: OrganizationLevel,
): AdmissionReason | undefined {
	const contradiction = contradictionIn(candidate);
	if (contradiction) return contradiction;
	const tooYoung = ageOn(candidate.birthDate, today) < thresholdOn(today, 'volunteer.minimum-age');
	if (tooYoung && !isAtLeast(enteredBy, 'purpose')) return 'too-young';
	if (needsParentalConsent(candidate.birthDate, today) && !candidate.hasParentalConsent)
		return 'consent-required';
	return undefined;
}
