import { expect, it } from 'vitest';
import { siteMail } from '#platform/mail/site-mail.ts';

const words = {
	'zh-Hant': { title: '密碼', lines: ['您好：', '內文'] },
	en: { title: 'Password', lines: ['Dear reader,', 'Text'] },
};

it('[P-22] a mail that answers an act is in the language of the act', () => {
	expect(siteMail('桃園市', words, 'zh-Hant')).toEqual({
		subject: '【桃園市志願服務整合資訊平台】密碼',
		text: '您好：\n內文',
	});
	expect(siteMail('桃園市', words, 'en')).toEqual({
		subject: 'Password – 桃園市 Volunteer Service Platform',
		text: 'Dear reader,\nText',
	});
});

it('a mail whose reader’s language nobody knows is in both, zh-Hant first', () => {
	const { subject, text } = siteMail('桃園市', words);
	expect(subject).toBe('【桃園市志願服務整合資訊平台】密碼 / Password');
	expect(text.split('\n')[0]).toBe('(English below)');
	expect(text.indexOf('內文')).toBeLessThan(text.indexOf('Dear reader,'));
	expect(text).toContain('Text');
});
