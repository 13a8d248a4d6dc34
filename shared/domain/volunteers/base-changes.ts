import * as z from 'zod';
import { labelOfEducation } from '../../codes/educations.ts';
import { labelOfLanguage } from '../../codes/languages.ts';
import { labelOfOccupation } from '../../codes/occupations.ts';
import { labelOfServiceCategory } from '../../codes/service-categories.ts';
import { labelOfSex } from '../../codes/sexes.ts';
import { labelOfSkill } from '../../codes/skills.ts';
import { labelOfTimeSlot } from '../../codes/time-slots.ts';
import { volunteerBaseShape, volunteerCreateSchema, type VolunteerBase } from '../../contract/volunteers.ts';
import { addressText } from '../../values/address-text.ts';
import { formatRocDate } from '../../values/roc-date.ts';

type BaseField = keyof VolunteerBase;

/** One changed field in the words of the form (V-14). */
export interface BaseChange {
	label: string;
	before?: string;
	after?: string;
}

/** The form's own name of a field. */
export function volunteerFieldLabel(field: keyof typeof volunteerCreateSchema.shape): string {
	return z.globalRegistry.get(volunteerCreateSchema.shape[field])?.title ?? field;
}

type Readers = { [Field in BaseField]: (value: NonNullable<VolunteerBase[Field]>) => string };

const asWritten = (value: string) => value;
const yesNo = (value: boolean) => (value ? '是' : '否');

function list<Code>(labelOf: (code: Code) => string) {
	return (codes: Code[]) => codes.map((code) => labelOf(code)).join('、');
}

const readers: Readers = {
	name: asWritten,
	englishName: asWritten,
	mobilePhone: asWritten,
	homePhone: asWritten,
	email: asWritten,
	sex: (value) => labelOfSex(value),
	birthDate: (value) => formatRocDate(value),
	recordBookIssuer: asWritten,
	recordBookIssuedOn: (value) => formatRocDate(value),
	honorCardNumber: asWritten,
	registeredAddress: addressText,
	contactAddress: addressText,
	isIndigenous: yesNo,
	isForeigner: yesNo,
	isDisasterReliefVolunteer: yesNo,
	occupation: (value) => labelOfOccupation(value),
	education: (value) => labelOfEducation(value),
	skills: list((code) => labelOfSkill(code)),
	otherSkill: asWritten,
	languages: list((code) => labelOfLanguage(code)),
	otherLanguage: asWritten,
	preferredCategories: list((code) => labelOfServiceCategory(code)),
	preferredTimeSlots: list((code) => labelOfTimeSlot(code)),
	preferredAreas: asWritten,
};

const fields = Object.keys(volunteerBaseShape) as BaseField[];

function readable<Field extends BaseField>(field: Field, base: Partial<VolunteerBase>): string {
	const value = base[field];
	return value === undefined ? '' : readers[field](value as NonNullable<VolunteerBase[Field]>);
}

/** What an edit changed, readable for people; from `{}` it is everything that was entered. */
export function baseChanges(before: Partial<VolunteerBase>, after: VolunteerBase): BaseChange[] {
	return fields.flatMap((field) => {
		const [old, now] = [readable(field, before), readable(field, after)];
		// A new record is not full of 「否」.
		if (old === now || (before[field] === undefined && after[field] === false)) return [];
		return [{ label: volunteerFieldLabel(field), ...(old && { before: old }), ...(now && { after: now }) }];
	});
}

/** Base data without the empty texts that forms send for what was left open. */
export function tidyBase(base: VolunteerBase): VolunteerBase {
	const tidied = Object.entries<unknown>(base)
		.filter(([, value]) => value !== '' && value !== undefined)
		.map(([field, value]) => [field, isAddress(field) ? withoutBlanks(value as object) : value] as const);
	return Object.fromEntries(tidied) as VolunteerBase;
}

function isAddress(field: string): boolean {
	return field === 'registeredAddress' || field === 'contactAddress';
}

function withoutBlanks(value: object): object {
	return Object.fromEntries(
		Object.entries<unknown>({ ...value }).filter(([, part]) => part !== '' && part !== undefined),
	);
}
