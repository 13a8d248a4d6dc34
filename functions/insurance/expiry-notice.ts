import { mailSubject } from '#platform/mail/site-mail.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';
import { formatRocDateLong } from '#shared/values/roc-date.ts';

interface Notice {
	cityName: string;
	adminOrigin: string;
	unit: string;
	endDate: IsoDate;
	names: readonly string[];
}

/** The mail that tells a unit which covers end soon (I-16). */
export function expiryNotice({ cityName, adminOrigin, unit, endDate, names }: Notice) {
	return {
		subject: mailSubject(cityName, `${names.length} 位志工的保險即將到期`),
		text: [
			`${unit} 您好：`,
			'',
			`下列 ${names.length} 位志工的保險將於 ${formatRocDateLong(endDate)} 到期：`,
			names.join('、'),
			'',
			'請於到期前在「志工保險管理」申請續保；到期未完成續保者，系統將自動改為「已退保（到期）」。',
			`${adminOrigin}/insurance?status=insured&renewal=none`,
		].join('\n'),
	};
}
