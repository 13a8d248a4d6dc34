import { DomainError } from '#platform/errors.ts';
import { siteMail } from '#platform/mail/site-mail.ts';
import type { EmailChange } from '#platform/outbox/outbox.ts';
import { maskEmail } from '#shared/values/masking.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';

type Dependencies = Pick<IdentityDependencies, 'outbox' | 'signIns' | 'sites' | 'transact'>;

/**
 * Tells the owner of an account at the old and at the new address, and notes it in 登入訊息 (P-12): whoever sets another
 * address can ask for a link to a new password.
 */
export async function tellEmailChange(deps: Dependencies, change: EmailChange): Promise<void> {
	const { accountId, before, after, origin, at, changeId } = change;
	const mail = changeMail(deps, change);
	try {
		await deps.transact([
			deps.signIns.entryChange(accountId, 'email-changed', origin, { at, entryId: changeId }),
			...[...new Set([before, after])]
				.filter((address) => address !== '')
				.map((to) => deps.outbox.entry({ kind: 'mail.send', to, ...mail })),
		]);
	} catch (error) {
		// The entry is there: this was delivered before.
		if (!(error instanceof DomainError && error.code === 'request.conflict')) throw error;
	}
}

function changeMail(
	{ sites }: Pick<Dependencies, 'sites'>,
	{ account, name, before, after }: EmailChange,
): { subject: string; text: string } {
	const volunteer = account === 'volunteer';
	const shown = (address: string, none: string) => (address === '' ? none : maskEmail(address));
	const words = {
		'zh-Hant': {
			title: '電子信箱已變更',
			lines: [
				`${name} 您好：`,
				'',
				`您在本平台的電子信箱已由 ${shown(before, '（無）')} 變更為 ${shown(after, '（無）')}，先前寄出的重置密碼連結已失效。`,
				`如果不是您本人提出的變更，請立即聯絡${volunteer ? '您所屬的運用單位' : '上層機關的管理者'}。`,
				volunteer ? `${sites.portalOrigin}/volunteer/sign-ins/` : sites.adminOrigin,
			],
		},
		en: {
			title: 'Your e-mail address was changed',
			lines: [
				`Dear ${name},`,
				'',
				`Your e-mail address on this platform was changed from ${shown(before, '(none)')} to ${shown(after, '(none)')}. Links to reset your password that were sent before no longer work.`,
				'If you did not ask for this, please contact the organisation that you volunteer with at once.',
				`${sites.portalOrigin}/en/volunteer/sign-ins/`,
			],
		},
	};
	// The back office speaks zh-Hant. Which language a volunteer reads, an act of the office does not tell.
	return siteMail(sites.cityName, words, volunteer ? undefined : 'zh-Hant');
}
