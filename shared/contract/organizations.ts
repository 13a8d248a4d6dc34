import * as z from 'zod';
import { serviceCategorySchema } from '../codes/service-categories.ts';
import {
	idSchema,
	levelSchema,
	optionalText,
	placementSchema,
	requiredText,
	revisionSchema,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { functionSchema } from './identity.ts';

export const organizationStatusSchema = z.enum(['active', 'disabled']);

export const organizationSchema = z.object({
	id: idSchema,
	level: levelSchema,
	name: z.string(),
	parentId: idSchema.optional(),
	/** Service category of a purpose authority or unit (domain 3.1). */
	category: serviceCategorySchema.optional(),
	phone: z.string().optional(),
	address: z.string().optional(),
	status: organizationStatusSchema,
	revision: revisionSchema,
});

export type Organization = z.infer<typeof organizationSchema>;

const organizationFields = {
	name: requiredText(60).meta({ title: '組織名稱' }),
	category: serviceCategorySchema.optional().meta({ title: '服務類別' }),
	phone: optionalText(30).meta({ title: '電話' }),
	address: optionalText(120).meta({ title: '地址' }),
};

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
		errors: ['organization.not-found', 'organization.name-taken', 'request.conflict'],
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
