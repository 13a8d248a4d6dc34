import * as z from 'zod';
import { siteLanguages } from '../codes/site-languages.ts';
import { backOfficeFunctionIds } from '../domain/identity/functions.ts';
import { nationalIdOrPassportSchema, nationalIdSchema } from '../values/national-id.ts';
import { passwordSchema } from '../values/password.ts';
import {
	birthDateSchema,
	emptySchema,
	idSchema,
	instantSchema,
	levelSchema,
	optionalQuery,
	optionalText,
	organizationRefSchema,
	placementSchema,
	requiredText,
	revisionSchema,
	storedFileSchema,
	plainText,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { pageOf, pageQueryShape } from './paging.ts';

/** The solved proof-of-work challenge, as the widget gives it (base64 JSON). */
const robotProof = z.string().min(1, '請先完成「我不是機器人」驗證').max(4000).meta({ title: '驗證' });

const login = z
	.string()
	.trim()
	.toLowerCase()
	.regex(/^[a-z0-9][a-z0-9._@-]{2,49}$/, '帳號為 3 到 50 個英數字，可含 . _ @ -')
	.meta({ title: '帳號' });

const email = z.email('請輸入正確的電子信箱，例如 name@example.tw').max(120).meta({ title: '信箱' });

const newPassword = passwordSchema.meta({ title: '密碼' });
const passwordRepeat = z.string().meta({ title: '再輸入一次密碼' });

function passwordsMatch(value: { password?: string; passwordRepeat?: string }): boolean {
	return (value.password ?? '') === (value.passwordRepeat ?? '');
}
const mismatch = { path: ['passwordRepeat'], error: '兩次輸入的密碼不同' };

export const functionSchema = z.enum(backOfficeFunctionIds);

export const staffProfileSchema = z.object({
	accountId: idSchema,
	login: z.string(),
	name: z.string(),
	email: z.string(),
	phone: z.string().optional(),
	photo: storedFileSchema.optional(),
	level: levelSchema,
	organization: organizationRefSchema,
	/** The own node and the nodes above it. */
	placement: placementSchema,
	/** What the menu shows and the routes allow. */
	functions: z.array(functionSchema),
	mustChangePassword: z.boolean(),
	sessionExpiresAt: instantSchema,
	revision: revisionSchema,
});

export type StaffProfile = z.infer<typeof staffProfileSchema>;

export const accountStatusSchema = z.enum(['enabled', 'disabled']);

export const accountRowSchema = z.object({
	accountId: idSchema,
	name: z.string(),
	login: z.string(),
	/** Masked (S-17). */
	nationalId: z.string(),
	organization: z.string(),
	level: levelSchema,
	status: accountStatusSchema,
	revision: revisionSchema,
});

export type AccountRow = z.infer<typeof accountRowSchema>;

export const accountDetailSchema = accountRowSchema.extend({
	email: z.string(),
	phone: z.string().optional(),
	note: z.string().optional(),
	organizationId: idSchema,
	placement: placementSchema,
	photo: storedFileSchema.optional(),
});

export type AccountDetail = z.infer<typeof accountDetailSchema>;

const accountFields = {
	name: requiredText(50).meta({ title: '姓名' }),
	email,
	phone: optionalText(30).meta({ title: '電話' }),
	status: accountStatusSchema.meta({ title: '帳號狀態' }),
	note: optionalText(500).meta({ title: '備註' }),
	/** S-22: the deepest chosen node; its level is the account's level. */
	organizationId: idSchema.meta({ title: '組織權限' }),
	/** The level that was meant, as the form said it: the server refuses a node of another. */
	level: levelSchema.meta({ title: '權限層級' }),
	photoUploadId: idSchema.optional().meta({ title: '個人照片' }),
};

export const accountCreateSchema = z
	.object({
		...accountFields,
		login,
		nationalId: nationalIdSchema.meta({ title: '身分證號' }),
		password: newPassword,
		passwordRepeat,
	})
	.refine(passwordsMatch, mismatch);

export const accountUpdateSchema = z
	.object({
		...accountFields,
		revision: revisionSchema,
		password: newPassword.optional(),
		passwordRepeat: passwordRepeat.optional(),
	})
	.refine(passwordsMatch, mismatch);

export const profileUpdateSchema = z
	.object({
		revision: revisionSchema,
		name: accountFields.name,
		email,
		phone: accountFields.phone,
		photoUploadId: accountFields.photoUploadId,
		currentPassword: z.string().optional().meta({ title: '目前密碼' }),
		password: newPassword.optional(),
		passwordRepeat: passwordRepeat.optional(),
	})
	.refine(passwordsMatch, mismatch)
	.refine((value) => value.password === undefined || Boolean(value.currentPassword), {
		path: ['currentPassword'],
		error: '變更密碼時，請輸入目前密碼',
	});

export const volunteerProfileSchema = z.object({
	volunteerId: idSchema,
	name: z.string(),
	nationalId: z.string(),
	sessionExpiresAt: instantSchema,
});

export type VolunteerProfile = z.infer<typeof volunteerProfileSchema>;

/** What 登入訊息 tells (P-12). */
export const signInOutcomes = ['success', 'failure', 'locked', 'email-changed'] as const;

export type SignInOutcome = (typeof signInOutcomes)[number];

/** What has become of a mailed link: good, over, used up (or another one was), or of no account any more. */
export const resetLinkStates = ['open', 'expired', 'used', 'invalid'] as const;

const resetToken = z.string().min(20).max(200);

export const identityContract = defineContract({
	challenge: defineRoute({
		method: 'GET',
		path: '/api/identity/challenge',
		summary: '取得機器人驗證題目',
		access: { kind: 'public' },
		response: z.unknown(),
	}),
	signInStaff: defineRoute({
		method: 'POST',
		path: '/api/identity/staff-session',
		summary: '後台登入',
		access: { kind: 'public', session: 'staff' },
		body: z.object({
			login: z.string().trim().min(1, '請輸入帳號').max(50).meta({ title: '帳號' }),
			password: z.string().min(1, '請輸入密碼').max(200).meta({ title: '密碼' }),
			proof: robotProof,
		}),
		response: staffProfileSchema,
		errors: ['identity.sign-in-refused', 'identity.locked', 'identity.robot-check-failed'],
	}),
	signOutStaff: defineRoute({
		method: 'DELETE',
		path: '/api/identity/staff-session',
		summary: '後台登出',
		access: { kind: 'staff', beforePasswordChange: true },
		response: emptySchema,
	}),
	extendStaffSession: defineRoute({
		method: 'POST',
		path: '/api/identity/staff-session/extension',
		summary: '延長後台登入時間',
		access: { kind: 'staff', beforePasswordChange: true },
		response: z.object({ sessionExpiresAt: instantSchema }),
	}),
	staffProfile: defineRoute({
		method: 'GET',
		path: '/api/identity/me',
		summary: '目前登入的後台帳號',
		access: { kind: 'staff', beforePasswordChange: true },
		response: staffProfileSchema,
	}),
	updateStaffProfile: defineRoute({
		method: 'PUT',
		path: '/api/identity/me',
		summary: '個人資料維護',
		access: { kind: 'staff' },
		body: profileUpdateSchema,
		response: staffProfileSchema,
		errors: [
			'identity.current-password-wrong',
			'identity.locked',
			'identity.password-reused',
			'request.conflict',
		],
	}),
	staffPhoto: defineRoute({
		method: 'GET',
		path: '/api/identity/me/photo',
		summary: '下載自己的個人照片',
		access: { kind: 'staff' },
		response: z.object({ url: z.url(), fileName: z.string() }),
		errors: ['file.not-found'],
	}),
	changeStaffPassword: defineRoute({
		method: 'POST',
		path: '/api/identity/me/password',
		summary: '變更密碼（首次登入須變更）',
		access: { kind: 'staff', beforePasswordChange: true },
		body: z
			.object({
				currentPassword: z.string().min(1, '請輸入目前密碼').max(200).meta({ title: '目前密碼' }),
				password: newPassword,
				passwordRepeat,
			})
			.refine(passwordsMatch, mismatch),
		response: emptySchema,
		errors: ['identity.current-password-wrong', 'identity.locked', 'identity.password-reused'],
	}),
	requestStaffPasswordReset: defineRoute({
		method: 'POST',
		path: '/api/identity/staff-password-resets',
		summary: '後台忘記密碼：寄送重置密碼連結',
		access: { kind: 'public', session: 'staff' },
		status: 202,
		body: z.object({
			login: z.string().trim().min(1, '請輸入帳號').max(50).meta({ title: '帳號' }),
			email,
			proof: robotProof,
		}),
		response: emptySchema,
		errors: ['identity.robot-check-failed'],
	}),
	resetPassword: defineRoute({
		method: 'POST',
		path: '/api/identity/passwords',
		summary: '以一次性連結設定新密碼',
		access: { kind: 'public' },
		body: z
			.object({
				token: resetToken,
				password: newPassword,
				passwordRepeat,
				proof: robotProof,
			})
			.refine(passwordsMatch, mismatch),
		response: z.object({ kind: z.enum(['staff', 'volunteer']) }),
		errors: ['identity.reset-link-invalid', 'identity.password-reused', 'identity.robot-check-failed'],
	}),
	checkResetLink: defineRoute({
		method: 'POST',
		path: '/api/identity/password-links',
		summary: '查詢重置密碼連結是否可用（不使用連結）',
		access: { kind: 'public' },
		body: z.object({ token: resetToken }),
		response: z.object({ state: z.enum(resetLinkStates) }),
	}),
	signInVolunteer: defineRoute({
		method: 'POST',
		path: '/api/identity/volunteer-session',
		summary: '志工登入',
		access: { kind: 'public', session: 'volunteer' },
		body: z.object({
			nationalId: z.string().trim().min(1, '請輸入帳號（身分證字號）').max(20).meta({ title: '帳號' }),
			password: z.string().min(1, '請輸入密碼').max(200).meta({ title: '密碼' }),
			proof: robotProof,
		}),
		response: volunteerProfileSchema,
		errors: ['identity.sign-in-refused', 'identity.locked', 'identity.robot-check-failed'],
	}),
	signOutVolunteer: defineRoute({
		method: 'DELETE',
		path: '/api/identity/volunteer-session',
		summary: '志工登出',
		access: { kind: 'volunteer' },
		response: emptySchema,
	}),
	volunteerProfile: defineRoute({
		method: 'GET',
		path: '/api/identity/volunteer',
		summary: '目前登入的志工',
		access: { kind: 'volunteer' },
		response: volunteerProfileSchema,
	}),
	requestVolunteerPasswordReset: defineRoute({
		method: 'POST',
		path: '/api/identity/volunteer-password-resets',
		summary: '志工忘記密碼：寄送重置密碼連結（P-20）',
		access: { kind: 'public', session: 'volunteer' },
		status: 202,
		body: z.object({
			// Who has neither bears a passport number as account (V-33).
			nationalId: nationalIdOrPassportSchema.meta({ title: '身分證號碼(居留證號碼或護照號碼)' }),
			birthDate: birthDateSchema.meta({ title: '出生年月日' }),
			/** Of the page on which it is asked for: mail and link keep it. */
			language: z.enum(siteLanguages).default('zh-Hant'),
			proof: robotProof,
		}),
		response: emptySchema,
		errors: ['identity.robot-check-failed'],
	}),
	volunteerSignIns: defineRoute({
		method: 'GET',
		path: '/api/identity/volunteer/sign-ins',
		summary: '志工登入訊息（最近 20 次）',
		access: { kind: 'volunteer' },
		response: z.object({
			items: z.array(z.object({ at: instantSchema, outcome: z.enum(signInOutcomes), ip: z.string() })),
		}),
	}),
	listAccounts: defineRoute({
		method: 'GET',
		path: '/api/identity/accounts',
		summary: '後台使用者列表（S-19、S-20）',
		access: { kind: 'staff', function: 'system.accounts' },
		query: z.object({
			...pageQueryShape,
			organizationId: optionalQuery(idSchema),
			name: optionalQuery(plainText().max(50)),
			login: optionalQuery(plainText().max(50)),
			level: optionalQuery(levelSchema),
			status: optionalQuery(accountStatusSchema),
		}),
		response: pageOf(accountRowSchema),
	}),
	getAccount: defineRoute({
		method: 'GET',
		path: '/api/identity/accounts/{accountId}',
		summary: '後台使用者資料',
		access: { kind: 'staff', function: 'system.accounts' },
		params: z.object({ accountId: idSchema }),
		response: accountDetailSchema,
		errors: ['identity.account-not-found'],
	}),
	createAccount: defineRoute({
		method: 'POST',
		path: '/api/identity/accounts',
		summary: '新增後台使用者（S-21）',
		access: { kind: 'staff', function: 'system.accounts' },
		status: 201,
		body: accountCreateSchema,
		response: accountDetailSchema,
		errors: [
			'identity.level-mismatch',
			'identity.login-taken',
			'identity.national-id-taken',
			'organization.not-found',
			'organization.disabled',
		],
	}),
	updateAccount: defineRoute({
		method: 'PUT',
		path: '/api/identity/accounts/{accountId}',
		summary: '編輯後台使用者',
		access: { kind: 'staff', function: 'system.accounts' },
		params: z.object({ accountId: idSchema }),
		body: accountUpdateSchema,
		response: accountDetailSchema,
		errors: [
			'identity.account-not-found',
			'identity.level-mismatch',
			'identity.own-account-locked',
			'identity.password-reused',
			'organization.not-found',
			'organization.disabled',
			'request.conflict',
		],
	}),
	setAccountStatus: defineRoute({
		method: 'PUT',
		path: '/api/identity/accounts/{accountId}/status',
		summary: '啟用或停用後台使用者',
		access: { kind: 'staff', function: 'system.accounts' },
		params: z.object({ accountId: idSchema }),
		body: z.object({ status: accountStatusSchema, revision: revisionSchema }),
		response: accountRowSchema,
		errors: ['identity.account-not-found', 'identity.own-account-locked', 'request.conflict'],
	}),
});
