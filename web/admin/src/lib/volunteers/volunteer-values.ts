import type { StoredFile } from '#shared/contract/common.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import type { UploadedFile } from '#ui/forms/upload-list.svelte.ts';
import { addressValues, type AddressValues } from '../page/address-values.ts';

/** The base data (V-08 to V-12) as the fields hold it: text, with 是/否 as `true`/`false`. */
export interface VolunteerValues {
	name: string;
	englishName: string;
	mobilePhone: string;
	homePhone: string;
	email: string;
	sex: string;
	birthDate: string;
	recordBookIssuer: string;
	recordBookIssuedOn: string;
	honorCardNumber: string;
	registeredAddress: AddressValues;
	contactAddress: AddressValues;
	isIndigenous: string;
	isForeigner: string;
	isDisasterReliefVolunteer: string;
	occupation: string;
	education: string;
	skills: string[];
	otherSkill: string;
	languages: string[];
	otherLanguage: string;
	preferredCategories: string[];
	preferredTimeSlots: string[];
	preferredAreas: string;
	/** New files only; those kept already stay unless replaced. */
	photo: UploadedFile[];
	bookCover: UploadedFile[];
	parentalConsent: UploadedFile[];
}

/** The files that are kept with the person. */
export interface VolunteerFiles {
	photo?: StoredFile;
	bookCover?: StoredFile;
	parentalConsent?: StoredFile;
}

export function volunteerValues(base: Partial<VolunteerBase> = {}): VolunteerValues {
	return {
		name: base.name ?? '',
		englishName: base.englishName ?? '',
		mobilePhone: base.mobilePhone ?? '',
		homePhone: base.homePhone ?? '',
		email: base.email ?? '',
		sex: base.sex ?? '',
		birthDate: base.birthDate ?? '',
		recordBookIssuer: base.recordBookIssuer ?? '',
		recordBookIssuedOn: base.recordBookIssuedOn ?? '',
		honorCardNumber: base.honorCardNumber ?? '',
		registeredAddress: addressValues(base.registeredAddress),
		contactAddress: addressValues(base.contactAddress),
		isIndigenous: String(base.isIndigenous ?? false),
		isForeigner: String(base.isForeigner ?? false),
		isDisasterReliefVolunteer: String(base.isDisasterReliefVolunteer ?? false),
		occupation: base.occupation ?? '',
		education: base.education ?? '',
		skills: [...(base.skills ?? [])],
		otherSkill: base.otherSkill ?? '',
		languages: [...(base.languages ?? [])],
		otherLanguage: base.otherLanguage ?? '',
		preferredCategories: [...(base.preferredCategories ?? [])],
		preferredTimeSlots: [...(base.preferredTimeSlots ?? [])],
		preferredAreas: base.preferredAreas ?? '',
		photo: [],
		bookCover: [],
		parentalConsent: [],
	};
}

/** The part of the request body that these fields make. */
export function volunteerBody(values: VolunteerValues): Record<string, unknown> {
	const { photo, bookCover, parentalConsent, isIndigenous, isForeigner, isDisasterReliefVolunteer, ...base } =
		values;
	return {
		...base,
		isIndigenous: isIndigenous === 'true',
		isForeigner: isForeigner === 'true',
		isDisasterReliefVolunteer: isDisasterReliefVolunteer === 'true',
		// Free text belongs to its box: unticked, it would be kept unseen.
		otherSkill: values.skills.includes('other') ? values.otherSkill : '',
		otherLanguage: values.languages.includes('other') ? values.otherLanguage : '',
		photoUploadId: photo[0]?.uploadId,
		bookCoverUploadId: bookCover[0]?.uploadId,
		parentalConsentUploadId: parentalConsent[0]?.uploadId,
	};
}
