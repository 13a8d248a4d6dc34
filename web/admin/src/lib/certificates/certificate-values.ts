import type { Certificate } from '#shared/contract/certificates.ts';
import type { VolunteerDetail } from '#shared/contract/volunteers.ts';

/** What is filled in on V-40; name, ID number, birthday, hours and 年資 come from the record. */
export interface CertificateValues {
	unitId: string;
	preparedBy: string;
	issuer: string;
	issuedOn: string;
	englishName: string;
	address: string;
	startDate: string;
	endDate: string;
	content: string;
}

/** A new certificate, prefilled from the record. */
export function newCertificateValues(
	{ base }: VolunteerDetail,
	preparedBy: string,
	today: string,
): CertificateValues {
	const { city = '', district = '', street = '' } = base.contactAddress;
	return {
		unitId: '',
		preparedBy,
		issuer: '',
		issuedOn: today,
		englishName: base.englishName ?? '',
		address: `${city}${district}${street}`,
		startDate: '',
		endDate: '',
		content: '',
	};
}

export function certificateValues(certificate: Certificate): CertificateValues {
	const { unit, preparedBy, issuer, issuedOn, englishName, address, startDate, endDate, content } =
		certificate;
	return {
		unitId: unit.id,
		preparedBy,
		issuer,
		issuedOn,
		englishName,
		address,
		startDate,
		endDate,
		content,
	};
}

/** The units of the volunteer that the caller sees, also former ones: past service is certified too. */
export function unitsOf({ memberships }: VolunteerDetail): { value: string; label: string }[] {
	const names = new Map(
		memberships.flatMap(({ placement: { unit } }) => (unit ? [[unit.id, unit.name]] : [])),
	);
	return [...names].map(([value, label]) => ({ value, label }));
}
