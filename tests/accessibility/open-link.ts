import type { Page } from '@playwright/test';

/** Has the page take any link to a new password for a good one: real ones come by mail only. */
export async function pretendOpenLink(page: Page): Promise<void> {
	await page.route('**/api/identity/password-links', (route) => route.fulfill({ json: { state: 'open' } }));
}
