import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

function messagesOf(locale: string): Record<string, string> {
	const file = new URL(`../../../../web/portal/messages/${locale}.json`, import.meta.url);
	const { $schema: _, ...messages } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
	return messages;
}

const placeholders = (text: string | undefined) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(String).sort();

describe('messages of the portal', () => {
	const chinese = messagesOf('zh-Hant');
	const english = messagesOf('en');

	it('say the same things in both languages', () => {
		expect(Object.keys(english)).toEqual(Object.keys(chinese));
	});

	it.each(Object.keys(chinese))('%s is translated, with the same facts in it', (key) => {
		expect(english[key]?.trim()).not.toBe('');
		expect(placeholders(english[key])).toEqual(placeholders(chinese[key]));
		expect(english[key]).not.toMatch(/[\u4e00-\u9fff]/);
	});
});
