/** What a visitor reads on a built page, as the search of the site knows it. */
export interface PageText {
	title: string;
	text: string;
}

const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
	nbsp: ' ',
};

function unescape(text: string): string {
	return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** Title and text of a page that Svelte has rendered: what stands in `<main>`, without trail, buttons and skeletons. */
export function pageTextOf(html: string): PageText | undefined {
	if (/<meta name="robots" content="noindex"/.test(html)) return undefined;
	const main = /<main\b[^>]*>(.*)<\/main>/s.exec(html)?.[1];
	const title = main && /<h1\b[^>]*>(.*?)<\/h1>/s.exec(main)?.[1];
	if (main === undefined || title === undefined) return undefined;
	return { title: plainText(title), text: plainText(main.replace(/<h1\b[^>]*>.*?<\/h1>/s, ' ')) };
}

function plainText(html: string): string {
	const visible = html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<(nav|button|form|script|style|svg|noscript)\b.*?<\/\1>/gs, ' ')
		.replace(/<([a-z]+)\b[^>]*class="[^"]*visually-hidden[^"]*"[^>]*>[^<]*<\/\1>/g, ' ')
		// The tiles of the blocks.
		.replace(/<a\b[^>]*accesskey=[^>]*>[^<]*<\/a>/g, ' ')
		// Words within a line are not torn apart; everything else is.
		.replace(/<\/?(?:span|a|strong|em|b|time)\b[^>]*>/g, '')
		.replace(/<[^>]+>/g, ' ');
	return unescape(visible).replace(/\s+/g, ' ').trim();
}
