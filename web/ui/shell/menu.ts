import type { Component } from 'svelte';

export interface MenuItem {
	label: string;
	href: string;
	/** Opens in a tab of its own. */
	newWindow?: boolean;
	/** How much waits there. */
	count?: number;
}

/** A group of the main menu: a heading with items, or a single link when it has an `href`. */
export interface MenuGroup {
	label: string;
	icon?: Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;
	href?: string;
	items?: readonly MenuItem[];
}

/**
 * The item that the present page belongs to: the longest address that the path begins with, so that
 * `/reviews/pending` wins over `/reviews`.
 */
export function currentHref(groups: readonly MenuGroup[], path: string): string | undefined {
	const hrefs = groups.flatMap((group) => [
		...(group.href ? [group.href] : []),
		...(group.items ?? []).map((item) => item.href),
	]);
	const plain = withoutSlash(path);
	return hrefs
		.filter(
			(href) => plain === withoutSlash(href) || (href !== '/' && plain.startsWith(`${withoutSlash(href)}/`)),
		)
		.sort((one, other) => other.length - one.length)[0];
}

function withoutSlash(path: string): string {
	return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
