import { expect, type Locator, type Page } from '@playwright/test';

type Place = Page | Locator;

export interface ChosenFile {
	name: string;
	type: string;
	bytes: Uint8Array;
}

/** A control by the words of its label; the star and 「（必填）」 after them do not count. */
export function field(place: Place, label: string): Locator {
	const words = label.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
	return place
		.getByLabel(new RegExp(`^\\s*${words}\\s*\\*?\\s*(（必填）)?\\s*$`))
		.and(place.locator('input, select, textarea'));
}

/** Fills several controls by their labels. */
export async function fill(place: Place, values: Record<string, string>): Promise<void> {
	for (const [label, value] of Object.entries(values)) await field(place, label).fill(value);
}

/** One of a group of radio buttons, by legend and words. */
export async function pick(place: Place, legend: string, option: string): Promise<void> {
	await place
		.getByRole('radiogroup', { name: legend })
		.getByRole('radio', { name: option, exact: true })
		.check();
}

/** Chooses a file and waits until the store has it. */
export async function uploadFile(place: Place, label: string, file: ChosenFile): Promise<void> {
	const group = place.getByRole('group', { name: label });
	await group
		.getByLabel(`${label}：選擇檔案`)
		.setInputFiles({ name: file.name, mimeType: file.type, buffer: Buffer.from(file.bytes) });
	await expect(group.getByRole('listitem').filter({ hasText: file.name })).toContainText('已上傳');
}

/** What the summary on top of a refused form says. */
export function errorSummary(place: Place): Locator {
	// What is looked for inside begins at the alert: from a part of the page it would begin there again.
	const page = 'goto' in place ? place : place.page();
	return place.getByRole('alert').filter({ has: page.getByRole('heading') });
}

/** Waits until the browser has worked out the proof, which begins with the first touch of the form. */
export async function waitForProof(page: Page): Promise<void> {
	await expect(page.getByRole('checkbox', { name: '我不是機器人' })).toBeChecked();
}

/** The row of a list that holds these words. */
export function row(page: Page, caption: string, words: string | RegExp): Locator {
	return page.getByRole('table', { name: caption }).getByRole('row').filter({ hasText: words });
}

/** Reads a list again until a row is there: what others do arrives a moment later. */
export async function rowThatArrives(page: Page, caption: string, words: string): Promise<Locator> {
	const wanted = row(page, caption, words);
	await expect(async () => {
		await page.reload();
		await expect(wanted).toBeVisible({ timeout: 2_000 });
	}).toPass({ timeout: 20_000 });
	return wanted;
}
