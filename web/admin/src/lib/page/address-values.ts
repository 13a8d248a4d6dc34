import type { Address } from '#shared/contract/common.ts';

/** An address as `AddressFields` holds it. */
export interface AddressValues {
	city: string;
	district: string;
	street: string;
}

export function addressValues(address: Address | undefined): AddressValues {
	return { city: address?.city ?? '', district: address?.district ?? '', street: address?.street ?? '' };
}
