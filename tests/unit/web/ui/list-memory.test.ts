import { expect, it } from 'vitest';
import { addressAsLeft, rememberList } from '#ui/data/list-memory.ts';

it('[S-15] 回到上一頁 opens a list with the filters and the page that it was left with', () => {
	expect(addressAsLeft('/reviews')).toBe('/reviews');
	rememberList('/reviews', '?status=approved&page=2');
	rememberList('/reviews/pending', '?applicant=%E9%86%AB%E9%99%A2');
	expect(addressAsLeft('/reviews')).toBe('/reviews?status=approved&page=2');
	rememberList('/reviews', '');
	expect(addressAsLeft('/reviews')).toBe('/reviews');
});
