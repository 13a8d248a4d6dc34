import { labelOfAward, awards, type Award } from '#shared/codes/awards.ts';
import type { SelectOption } from '#ui/forms/select-field.svelte';

/** 獎項名稱 with the name of the city. */
export function awardWords(award: Award, city: string): string {
	return labelOfAward(award).replace('{市}', city);
}

export function awardOptions(city: string): SelectOption[] {
	return awards.map(({ code }) => ({ value: code, label: awardWords(code, city) }));
}
