import { describe, expect, it } from 'vitest';
import { currentHref, type MenuGroup } from '#ui/shell/menu.ts';

const menu: MenuGroup[] = [
	{ label: '首頁', href: '/' },
	{
		label: '表單審核系統',
		items: [
			{ label: '待審核申請單', href: '/reviews/pending' },
			{ label: '審核單查詢', href: '/reviews' },
		],
	},
];

describe('the present item of the menu', () => {
	it.each([
		['/', '/'],
		['/reviews', '/reviews'],
		['/reviews/', '/reviews'],
		['/reviews/pending', '/reviews/pending'],
		['/reviews/pending/01J', '/reviews/pending'],
		['/reviews/01J', '/reviews'],
		['/reviewsx', undefined],
		['/elsewhere', undefined],
	])('on %s it is %s', (path, href) => {
		expect(currentHref(menu, path)).toBe(href);
	});
});
