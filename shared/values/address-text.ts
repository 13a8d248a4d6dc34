interface AddressParts {
	city?: string | undefined;
	district?: string | undefined;
	street?: string | undefined;
}

/** An address in one line, as people write it. */
export function addressText({ city, district, street }: AddressParts): string {
	return [city, district, street].filter(Boolean).join('');
}
