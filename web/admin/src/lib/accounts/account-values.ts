import type { AccountDetail } from '#shared/contract/identity.ts';
import type { UploadedFile } from '#ui/forms/upload-list.svelte.ts';

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
	/** Empty is the own node of whoever fills in the form: the cascade presets it. */
	organizationId: string;
	photo: UploadedFile[];
}

export function accountValues(account?: AccountDetail): AccountValues {
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
		photo: [],
	};
}

/** The request body for a new account; an existing one keeps its login and ID number. */
export function accountBody(
	{ photo, ...values }: AccountValues,
	ownOrganizationId: string,
): Record<string, unknown> {
	return {
		...values,
		organizationId: values.organizationId || ownOrganizationId,
		photoUploadId: photo[0]?.uploadId,
	};
}
