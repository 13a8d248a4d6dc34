import * as z from 'zod';
import type { BackOfficeFunction } from '../domain/identity/functions.ts';
import type { OrganizationLevel } from '../domain/organizations/level.ts';
import {
	idSchema,
	optionalQuery,
	organizationRefSchema,
	placementSchema,
	requiredText,
	revisionSchema,
	plainText,
} from './common.ts';
import type { ErrorCode } from './errors.ts';
import { exportFormatSchema } from './jobs.ts';
import { organizationStatusSchema } from './organization-record.ts';
import { pageQueryShape } from './paging.ts';

/** A row of 志工隊管理 (T-02) or 志工小隊管理 (T-09). */
export const teamRowSchema = z.object({
	id: idSchema,
	name: z.string(),
	unit: organizationRefSchema,
	/** The team of a squad; absent for a team. */
	team: organizationRefSchema.optional(),
	/** 人數, counted live (T-12). */
	members: z.number().int(),
	/** Name of the 管理者, once one is set (T-05). */
	manager: z.string().optional(),
	status: organizationStatusSchema,
	revision: revisionSchema,
});

export type TeamRow = z.infer<typeof teamRowSchema>;

const managerOptionSchema = z.object({ accountId: idSchema, name: z.string(), login: z.string() });

export const teamDetailSchema = z.object({
	id: idSchema,
	name: z.string(),
	placement: placementSchema,
	managerId: idSchema.optional(),
	status: organizationStatusSchema,
	revision: revisionSchema,
	/** Accounts that may be the 管理者: those of the node itself and of the one above; only for who may edit (T-05). */
	managerOptions: z.array(managerOptionSchema),
});

export type TeamDetail = z.infer<typeof teamDetailSchema>;

/** A row of 管理 (T-07, T-11). */
export const teamCandidateSchema = z.object({
	volunteerId: idSchema,
	name: z.string(),
	/** Masked (S-17). */
	nationalId: z.string(),
	joined: z.boolean(),
	/** Another team of the unit (squad of the team) that the person is in and must leave first. */
	elsewhere: organizationRefSchema.optional(),
});

export type TeamCandidate = z.infer<typeof teamCandidateSchema>;

export const volunteerBody = z.object({ volunteerId: idSchema.meta({ title: '志工' }) });

/** What is said differently of teams and squads; the acts are the same (T-09, T-11). */
export function teamSchemas<const Param extends 'teamId' | 'squadId'>(param: Param, label: string) {
	const params = z.object({ [param]: idSchema } as Record<Param, typeof idSchema>);
	const name = requiredText(60).meta({ title: `${label}名稱` });
	return {
		params,
		memberParams: params.extend({ volunteerId: idSchema }),
		createSchema: z.object({
			parentId: idSchema.meta({ title: param === 'teamId' ? '運用單位' : '志工隊' }),
			name,
		}),
		updateSchema: z.object({
			name,
			/** Left out, the 管理者 stays as it is: a team without accounts to choose from can be renamed too (T-05). */
			managerId: idSchema.optional().meta({ title: '管理者' }),
			revision: revisionSchema,
		}),
	};
}

export const teamListQuery = z.object({
	...pageQueryShape,
	/** Any node in scope; the own node when absent. */
	organizationId: optionalQuery(idSchema),
});

/** Of the list and of what is exported from it (T-06). */
const candidateFilters = {
	/** 是否加入. */
	joined: optionalQuery(z.enum(['yes', 'no'])),
	/** Any part of the name. */
	name: optionalQuery(plainText().max(50)),
	/** The full ID number. */
	nationalId: optionalQuery(plainText().max(20)),
};

export const candidateQuery = z.object({ ...pageQueryShape, ...candidateFilters });
export const candidatesExportBody = z.object({ format: exportFormatSchema, ...candidateFilters });

export type CandidatesExport = z.output<typeof candidatesExportBody>;

/** The accounts of a function, narrowed to some levels. */
export function teamStaff<const Levels extends readonly OrganizationLevel[]>(
	func: BackOfficeFunction,
	levels?: Levels,
): { kind: 'staff'; function: BackOfficeFunction; levels?: Levels } {
	return { kind: 'staff', function: func, ...(levels && { levels }) };
}

/** What each act may be refused with, for teams and squads alike. */
export const teamErrors = {
	reading: ['organization.not-found'],
	saving: ['organization.not-found', 'organization.name-taken', 'request.conflict'],
	deleting: [
		'organization.not-found',
		'team.has-members',
		'team.has-accounts',
		'team.has-tasks',
		'request.conflict',
	],
	joining: [
		'organization.not-found',
		'organization.disabled',
		'volunteer.not-found',
		'volunteer.in-other-team',
		'request.conflict',
	],
	leaving: [
		'organization.not-found',
		'volunteer.not-found',
		'volunteer.application-open',
		'request.conflict',
	],
} as const satisfies Record<string, readonly ErrorCode[]>;
