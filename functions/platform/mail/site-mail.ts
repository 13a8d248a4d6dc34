import type { SiteLanguage } from '#shared/codes/site-languages.ts';

interface MailWords {
	title: string;
	lines: readonly string[];
}

/** What a mail of the platform is called, in zh-Hant. */
export function mailSubject(cityName: string, title: string): string {
	return `【${cityName}志願服務整合資訊平台】${title}`;
}

/**
 * A mail in the language of the act that it answers. Where no act tells which language its reader has, in both: nobody is
 * to be left with words that they cannot read.
 *
 * @example
 * siteMail('桃園市', { 'zh-Hant': { title: '重置密碼', lines: [] }, en: { title: 'Reset your password', lines: [] } }, 'en');
 */
export function siteMail(
	cityName: string,
	words: Readonly<Record<SiteLanguage, MailWords>>,
	language?: SiteLanguage,
): { subject: string; text: string } {
	const { 'zh-Hant': chinese, en: english } = words;
	if (language === 'en') {
		return {
			subject: `${english.title} – ${cityName} Volunteer Service Platform`,
			text: english.lines.join('\n'),
		};
	}
	const subject = mailSubject(cityName, chinese.title);
	if (language === 'zh-Hant') return { subject, text: chinese.lines.join('\n') };
	return {
		subject: `${subject} / ${english.title}`,
		text: ['(English below)', '', ...chinese.lines, '', '─'.repeat(20), '', ...english.lines].join('\n'),
	};
}
