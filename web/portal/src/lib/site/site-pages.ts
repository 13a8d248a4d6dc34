import { href } from '../language/language.ts';
import { m } from '../language/messages.ts';

export interface SitePage {
	label: string;
	href: string;
}

function sitePage(path: string, label: string): SitePage {
	return { label, href: href(path) };
}

/** The pages of the main menu, in the language of the present page. */
export function menuPages(): SitePage[] {
	return [
		sitePage('/news/', m.news_title()),
		sitePage('/become-a-volunteer/', m.become_title()),
		sitePage('/volunteer/', m.area_title()),
		sitePage('/units/', m.units_title()),
	];
}

/** The pages that the foot of the site leads to. */
export function footPages(): SitePage[] {
	return [
		sitePage('/site-map/', m.site_map_title()),
		sitePage('/privacy/', m.privacy_title()),
		sitePage('/open-data/', m.open_data_title()),
	];
}
