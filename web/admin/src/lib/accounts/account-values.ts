import type { AccountDetail, StaffProfile } from '#shared/contract/identity.ts';
import type { UploadedFile } from '#ui/forms/upload-list.svelte.ts';
import type { OrganizationNode } from '#ui/organization/cascade.ts';
import type { AccountPlace } from './account-place.ts';

/** A back-office account (S-21) as the fields hold it. */
export interface AccountValues {
	name: string;
	login: string;
	email: string;
	nationalId: string;
	password: string;
	passwordRepeat: string;
	phone: string;
	status: string;
	note: string;
	/** Empty in the cascade is the own node of whoever fills in the form. */
	organizationId: string;
	place: AccountPlace;
	photo: UploadedFile[];
}

export function accountValues(
	own: Pick<StaffProfile, 'level' | 'organization'>,
	account?: AccountDetail,
): AccountValues {
	return {
		name: account?.name ?? '',
		login: account?.login ?? '',
		email: account?.email ?? '',
		nationalId: account?.nationalId ?? '',
		password: '',
		passwordRepeat: '',
		phone: account?.phone ?? '',
		status: account?.status ?? 'enabled',
		note: account?.note ?? '',
		organizationId: account?.organizationId ?? '',
		place: account
			? { organizationId: account.organizationId, name: account.organization, level: account.level }
			: placeOf(undefined, own),
		photo: [],
	};
}

/** The chosen node; without a choice it is the own one. */
export function placeOf(
	node: OrganizationNode | undefined,
	own: Pick<StaffProfile, 'level' | 'organization'>,
): AccountPlace {
	const { id, name, level } = node ?? { ...own.organization, level: own.level };
	return { organizationId: id, name, level };
}

/** The request body for a new account; an existing one keeps its login and ID number. */
export function accountBody({ photo, place, ...values }: AccountValues): Record<string, unknown> {
	const { organizationId, level } = place;
	return { ...values, organizationId, level, photoUploadId: photo[0]?.uploadId };
}
