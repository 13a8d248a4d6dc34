import { href } from '../language/language.ts';
import { m } from '../language/messages.ts';
import { footPages, menuPages, type SitePage } from '../site/site-pages.ts';

export interface DescribedPage extends SitePage {
	/** One sentence: what one finds there. */
	about: string;
	pages: DescribedPage[];
}

/** Every page of the portal with what one finds there: for the site map and the search. */
export function pageTree(): { main: DescribedPage[]; foot: DescribedPage[] } {
	const abouts: Record<string, string> = {
		[href('/news/')]: m.news_about(),
		[href('/become-a-volunteer/')]: m.become_about(),
		[href('/volunteer/')]: m.area_about(),
		[href('/units/')]: m.units_about(),
		[href('/site-map/')]: m.site_map_about(),
		[href('/privacy/')]: m.privacy_about(),
		[href('/open-data/')]: m.open_data_about(),
	};
	const below: Record<string, DescribedPage[]> = {
		[href('/volunteer/')]: [
			{ label: m.records_title(), href: href('/volunteer/records/'), about: m.records_about(), pages: [] },
			{ label: m.book_title(), href: href('/volunteer/record-book/'), about: m.book_about(), pages: [] },
			{ label: m.consent_title(), href: href('/volunteer/consent/'), about: m.consent_about(), pages: [] },
			{ label: m.sign_ins_title(), href: href('/volunteer/sign-ins/'), about: m.sign_ins_about(), pages: [] },
			{ label: m.forgot_title(), href: href('/forgot-password/'), about: m.forgot_about(), pages: [] },
		],
	};
	const described = (page: SitePage): DescribedPage => ({
		...page,
		about: abouts[page.href] ?? '',
		pages: below[page.href] ?? [],
	});
	return { main: menuPages().map(described), foot: footPages().map(described) };
}
