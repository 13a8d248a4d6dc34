import { DomainError } from '#platform/errors.ts';
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
	const help = account === 'volunteer' ? '您所屬的運用單位' : '上層機關的管理者';
	const shown = (address: string) => (address === '' ? '（無）' : maskEmail(address));
	return {
		subject: `【${sites.cityName}志願服務整合資訊平台】電子信箱已變更`,
		text: [
			`${name} 您好：`,
			'',
			`您在本平台的電子信箱已由 ${shown(before)} 變更為 ${shown(after)}，先前寄出的重置密碼連結已失效。`,
			`如果不是您本人提出的變更，請立即聯絡${help}。`,
			account === 'volunteer' ? `${sites.portalOrigin}/volunteer/sign-ins/` : sites.adminOrigin,
		].join('\n'),
	};
}
