import * as z from 'zod';
import { idSchema, placementSchema, revisionSchema } from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { functionSchema } from './identity.ts';
import {
	organizationFields,
	organizationReachSchema,
	organizationSchema,
	organizationStatusSchema,
} from './organization-record.ts';
import { unitRoutes } from './units.ts';

export type { Organization, OrganizationReach } from './organization-record.ts';

export const organizationCreateSchema = z.object({ parentId: idSchema, ...organizationFields });
export const organizationUpdateSchema = z.object({ ...organizationFields, revision: revisionSchema });

export const permissionsSchema = z.object({
	levels: z.object({
		governing: z.array(functionSchema),
		purpose: z.array(functionSchema),
		unit: z.array(functionSchema),
		team: z.array(functionSchema),
		squad: z.array(functionSchema),
	}),
	revision: revisionSchema,
});

export type Permissions = z.infer<typeof permissionsSchema>;

const anyStaff = { kind: 'staff' } as const;
const managing = { kind: 'staff', function: 'system.organizations' } as const;

export const organizationsContract = defineContract({
	...unitRoutes,
	/** Feeds the cascading selects (S-16): only nodes in or above the caller's scope. */
	listChildren: defineRoute({
		method: 'GET',
		path: '/api/organizations/{organizationId}/children',
		summary: '下一層組織',
		access: anyStaff,
		params: z.object({ organizationId: idSchema }),
		response: z.object({ items: z.array(organizationSchema) }),
		errors: ['organization.not-found'],
	}),
	getOrganization: defineRoute({
		method: 'GET',
		path: '/api/organizations/{organizationId}',
		summary: '組織資料',
		access: anyStaff,
		params: z.object({ organizationId: idSchema }),
		response: organizationSchema.extend({ placement: placementSchema }),
		errors: ['organization.not-found'],
	}),
	createOrganization: defineRoute({
		method: 'POST',
		path: '/api/organizations',
		summary: '新增組織',
		access: managing,
		status: 201,
		body: organizationCreateSchema,
		response: organizationSchema,
		errors: [
			'organization.not-found',
			'organization.parent-invalid',
			'organization.name-taken',
			'organization.disabled',
		],
	}),
	updateOrganization: defineRoute({
		method: 'PUT',
		path: '/api/organizations/{organizationId}',
		summary: '編輯組織',
		access: managing,
		params: z.object({ organizationId: idSchema }),
		body: organizationUpdateSchema,
		response: organizationSchema,
		errors: [
			'organization.not-found',
			'organization.name-taken',
			'organization.category-in-use',
			'request.conflict',
		],
	}),
	setOrganizationStatus: defineRoute({
		method: 'PUT',
		path: '/api/organizations/{organizationId}/status',
		summary: '啟用或停用組織',
		access: managing,
		params: z.object({ organizationId: idSchema }),
		body: z.object({ status: organizationStatusSchema, revision: revisionSchema }),
		response: organizationSchema,
		errors: ['organization.not-found', 'request.conflict'],
	}),
	/** Asked before a node is put out of use, to say whom and what it touches. */
	getOrganizationReach: defineRoute({
		method: 'GET',
		path: '/api/organizations/{organizationId}/reach',
		summary: '停用組織影響的志工、帳號與申請單',
		access: managing,
		params: z.object({ organizationId: idSchema }),
		response: organizationReachSchema,
		errors: ['organization.not-found'],
	}),
	getPermissions: defineRoute({
		method: 'GET',
		path: '/api/organizations/permissions',
		summary: '各層級可使用的功能',
		access: managing,
		response: permissionsSchema,
	}),
	updatePermissions: defineRoute({
		method: 'PUT',
		path: '/api/organizations/permissions',
		summary: '設定各層級可使用的功能',
		access: managing,
		body: permissionsSchema,
		response: permissionsSchema,
		errors: ['request.conflict'],
	}),
});
