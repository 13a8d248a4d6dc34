import { filesContainer, objectStoreFromEnvironment } from '#functions/files/container.ts';
import { peopleOf } from '#functions/volunteers/people.ts';
import { loadConfig, siteConfig } from '#platform/config.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { identityContract } from '#shared/contract/identity.ts';
import { identityContainer, siteSettings } from './container.ts';
import { httpPlatformFromEnvironment } from './http-platform.ts';
import type { IdentityDependencies } from './identity-dependencies.ts';
import {
	createAccount,
	getAccount,
	listAccounts,
	setAccountStatus,
	updateAccount,
} from './manage-accounts.ts';
import { changeStaffPassword } from './password-change.ts';
import { requestStaffPasswordReset, requestVolunteerPasswordReset, resetPassword } from './password-reset.ts';
import { checkResetLink } from './reset-link.ts';
import { signInStaff, signInVolunteer, signOut } from './sign-in.ts';
import { downloadOwnPhoto, extendSession, getStaffProfile, updateStaffProfile } from './staff-profile.ts';
import { getVolunteerProfile } from './volunteer-profile.ts';

export function bind(deps: IdentityDependencies): Bindings<typeof identityContract> {
	return {
		challenge: () => deps.robotCheck.challenge(),
		signInStaff: ({ actor, body }) => signInStaff(deps, actor, body),
		signOutStaff: ({ actor }) => signOut(deps, 'staff', actor.accountId, actor.session.sessionId),
		extendStaffSession: async ({ actor }) => extendSession(actor),
		staffProfile: ({ actor }) => getStaffProfile(deps, actor),
		updateStaffProfile: ({ actor, body }) => updateStaffProfile(deps, actor, body),
		staffPhoto: ({ actor }) => downloadOwnPhoto(deps, actor),
		changeStaffPassword: ({ actor, body }) => changeStaffPassword(deps, actor, body),
		requestStaffPasswordReset: ({ actor, body }) => requestStaffPasswordReset(deps, actor, body),
		resetPassword: ({ actor, body }) => resetPassword(deps, actor, body),
		checkResetLink: ({ body }) => checkResetLink(deps, body),
		signInVolunteer: ({ actor, body }) => signInVolunteer(deps, actor, body),
		signOutVolunteer: ({ actor }) => signOut(deps, 'volunteer', actor.volunteerId, actor.session.sessionId),
		volunteerProfile: ({ actor }) => getVolunteerProfile(deps, actor),
		requestVolunteerPasswordReset: ({ actor, body }) => requestVolunteerPasswordReset(deps, actor, body),
		volunteerSignIns: async ({ actor }) => ({ items: await deps.signIns.latest(actor.volunteerId) }),
		listAccounts: ({ actor, query }) => listAccounts(deps, actor, query),
		getAccount: ({ actor, params }) => getAccount(deps, actor, params.accountId),
		createAccount: ({ actor, body }) => createAccount(deps, actor, body),
		updateAccount: ({ actor, params, body }) => updateAccount(deps, actor, params.accountId, body),
		setAccountStatus: ({ actor, params, body }) => setAccountStatus(deps, actor, params.accountId, body),
	};
}

const platform = await platformFromEnvironment();

const dependencies = identityContainer(platform, {
	uploads: filesContainer(platform, objectStoreFromEnvironment()).uploads,
	people: peopleOf(platform),
	sites: siteSettings(loadConfig(siteConfig)),
});

export const handler = httpHandler(
	identityContract,
	bind(dependencies),
	httpPlatformFromEnvironment(platform),
);
