import { siteMail } from '#platform/mail/site-mail.ts';
import type { SiteLanguage } from '#shared/codes/site-languages.ts';

interface ResetMail {
	cityName: string;
	name: string;
	link: string;
	minutes: number;
}

/** The mail with the link to set a password (P-22), in the language in which it was asked for. */
export function resetMail(language: SiteLanguage, { cityName, name, link, minutes }: ResetMail) {
	const words = {
		'zh-Hant': {
			title: '重置密碼',
			lines: [
				`${name} 您好：`,
				'',
				`我們收到重置密碼的申請。請在 ${minutes} 分鐘內開啟以下連結，設定新密碼：`,
				link,
				'',
				'連結只能使用一次。如果不是您本人申請，請不必理會這封信，您的密碼不會改變。',
			],
		},
		en: {
			title: 'Reset your password',
			lines: [
				`Dear ${name},`,
				'',
				`We received a request to reset your password. Please open this link within ${minutes} minutes and set a new one:`,
				link,
				'',
				'The link works once. If it was not you who asked, ignore this mail: your password stays as it is.',
			],
		},
	};
	return siteMail(cityName, words, language);
}
