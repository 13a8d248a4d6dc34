import { describe, expect, it } from 'vitest';
import { localeOfPath, pathIn, plainPath } from '#portal/language/locale.ts';

describe('the language of an address', () => {
	it.each([
		['/', 'zh-Hant', '/'],
		['/news/', 'zh-Hant', '/news/'],
		['/en', 'en', '/'],
		['/en/', 'en', '/'],
		['/en/news/', 'en', '/news/'],
		['/english-lessons/', 'zh-Hant', '/english-lessons/'],
	])('%s is %s of %s', (path, locale, plain) => {
		expect(localeOfPath(path)).toBe(locale);
		expect(plainPath(path)).toBe(plain);
	});

	it('leads from a page to the same page in the other language and back', () => {
		expect(pathIn('en', '/')).toBe('/en/');
		expect(plainPath(pathIn('en', '/volunteer/records/'))).toBe('/volunteer/records/');
		expect(pathIn('zh-Hant', '/news/')).toBe('/news/');
	});
});
