export type NumberReading = { ok: true; value: number | null } | { ok: false };

/**
 * Reads a typed number: full-width digits (common with Chinese input methods) and thousands commas are taken, an empty
 * text is null, anything else is refused rather than guessed.
 */
export function readNumber(text: string, decimals: number): NumberReading {
	const plain = text.normalize('NFKC').replaceAll(',', '').trim();
	if (plain === '') return { ok: true, value: null };
	const pattern = decimals === 0 ? /^-?\d{1,15}$/ : new RegExp(`^-?\\d{1,12}(\\.\\d{1,${decimals}})?$`);
	return pattern.test(plain) ? { ok: true, value: Number(plain) } : { ok: false };
}

export function formatNumber(value: number | null | undefined): string {
	return value === null || value === undefined || Number.isNaN(value) ? '' : String(value);
}
