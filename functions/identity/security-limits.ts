import { thresholdOn } from '#shared/codes/thresholds.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';

/** The limits of sign-in that hold at an instant (S-08; 資通安全責任等級分級辦法 附表十), from the dated table of thresholds. */
export function securityLimits(at: Date) {
	const day = todayInTaipei(at);
	return {
		/** Without a request, a session ends after so long. */
		idleMinutes: thresholdOn(day, 'session.idle-minutes'),
		/** Whatever happens, a session ends after so long. */
		absoluteMinutes: thresholdOn(day, 'session.absolute-minutes'),
		lockFailures: thresholdOn(day, 'lockout.failures'),
		lockMinutes: thresholdOn(day, 'lockout.minutes'),
		/** Passwords that may not be used again, the present one included. */
		passwordHistory: thresholdOn(day, 'password.history'),
		resetLinkMinutes: thresholdOn(day, 'password.reset-link-minutes'),
		resetMailsPerDay: thresholdOn(day, 'password.reset-mails-per-day'),
	};
}
