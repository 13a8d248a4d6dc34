import { districtsOf } from '#shared/codes/districts.ts';
import type { VolunteerBase } from '#shared/contract/volunteers.ts';
import type { Chance } from '../random.ts';

type Address = VolunteerBase['contactAddress'];

const roads = (
	'中正路 中山路 民生路 復興路 文化路 忠孝路 仁愛路 信義路 和平路 民族路 民權路 大同路 自強路 建國路 三民路 ' +
	'成功路 光復路 中華路 育英街 文昌街 永安路 福德街 新興街 春日路 龍安街 青溪路 廣福路 興豐路 金陵路 環中路'
).split(' ');

const neighbours: readonly (readonly [city: string, weight: number])[] = [
	['新北市', 5],
	['臺北市', 2],
	['新竹縣', 2],
	['苗栗縣', 1],
];

/** The names of the city's districts; an unknown city borrows those of 桃園市. */
export function districtNames(cityName: string): readonly string[] {
	const own = districtsOf(cityName.replace('台', '臺'));
	return (own.length > 0 ? own : districtsOf('桃園市')).map(({ name }) => name);
}

/** The city without 市 or 縣, as names of associations begin. */
export function shortCityName(cityName: string): string {
	return cityName.replace(/[市縣]$/, '');
}

function street(chance: Chance): string {
	const section = chance.happens(0.4) ? `${chance.pick(['一', '二', '三'])}段` : '';
	const lane = chance.happens(0.25) ? `${chance.int(2, 280)}巷` : '';
	const floor = chance.happens(0.45) ? `${chance.int(2, 14)}樓` : '';
	return `${chance.pick(roads)}${section}${lane}${chance.int(1, 390)}號${floor}`;
}

/** Where somebody of the city lives; one in ten comes from a neighbouring city. */
export function homeAddress(chance: Chance, cityName: string): Address {
	const elsewhere = chance.happens(0.1);
	const city = elsewhere ? chance.weighted(neighbours) : cityName.replace('台', '臺');
	return { city, district: chance.pick(districtNames(city)), street: street(chance) };
}

/** The address of an office, as one text. */
export function officeAddress(chance: Chance, cityName: string, district: string): Address {
	return { city: cityName, district, street: `${chance.pick(roads)}${chance.int(1, 300)}號` };
}
