import type { EnglishFailures } from '../api/failure-words.ts';
import { m } from '../language/messages.ts';

/** What the forms of the portal can be refused for. */
export const formFailures: EnglishFailures = {
	'request.invalid': m.failure_invalid,
	'identity.not-signed-in': m.failure_not_signed_in,
	'identity.sign-in-refused': m.failure_sign_in_refused,
	'identity.locked': m.failure_locked,
	'identity.robot-check-failed': m.failure_robot_check,
	'identity.reset-link-invalid': m.failure_reset_link,
	'identity.password-reused': m.failure_password_reused,
	'book.not-exportable': m.failure_book_incomplete,
};
