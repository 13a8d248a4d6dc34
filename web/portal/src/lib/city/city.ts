import { currentLocale } from '../language/language.ts';
import type { Locale } from '../language/locale.ts';

interface CityFacts {
	name: string;
	/** Who runs the site and answers for it. */
	owner: string;
	address: string;
	phone: string;
	/** When the telephone is answered. */
	hours: string;
}

/**
 * The city whose portal this is: with `web/ui/city-theme.css`, all there is to change for another city. Written into the
 * pages when they are built, so that nothing on them moves when the first answer of the API arrives.
 */
const facts: Record<Locale, CityFacts> = {
	'zh-Hant': {
		name: '桃園市',
		owner: '桃園市政府社會局',
		address: '330206 桃園市桃園區縣府路1號',
		phone: '03-332-2101',
		hours: '週一至週五 08:00–12:00、13:00–17:00',
	},
	en: {
		name: 'Taoyuan City',
		owner: 'Department of Social Welfare, Taoyuan City Government',
		address: 'No. 1, Xianfu Rd., Taoyuan Dist., Taoyuan City 330206, Taiwan',
		phone: '+886-3-332-2101',
		hours: 'Mon–Fri 08:00–12:00, 13:00–17:00',
	},
};

export function city(): CityFacts {
	return facts[currentLocale()];
}

/** For the Chinese of texts of law on an English page. */
export function legalCityName(): string {
	return facts['zh-Hant'].name;
}
