import * as z from 'zod';
import type { BackOfficeFunction } from '../domain/identity/functions.ts';
import type { OrganizationLevel } from '../domain/organizations/level.ts';
import {
	emptySchema,
	idSchema,
	optionalQuery,
	organizationRefSchema,
	placementSchema,
	requiredText,
	revisionSchema,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import { organizationStatusSchema } from './organization-record.ts';
import { exportFormatSchema, jobSchema } from './jobs.ts';
import { pageOf, pageQueryShape } from './paging.ts';

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

export const managerOptionSchema = z.object({ accountId: idSchema, name: z.string(), login: z.string() });

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

const volunteerBody = z.object({ volunteerId: idSchema.meta({ title: '志工' }) });

/** What is said differently of teams and squads; the acts are the same (T-09, T-11). */
function sharedOf<const Param extends 'teamId' | 'squadId'>(param: Param, label: string) {
	const params = z.object({ [param]: idSchema } as Record<Param, typeof idSchema>);
	const name = requiredText(60).meta({ title: `${label}名稱` });
	return {
		params,
		memberParams: params.extend({ volunteerId: idSchema }),
		createSchema: z.object({
			parentId: idSchema.meta({ title: param === 'teamId' ? '運用單位' : '志工隊' }),
			name,
		}),
		updateSchema: z.object({ name, managerId: idSchema.meta({ title: '管理者' }), revision: revisionSchema }),
	};
}

const listQuery = z.object({
	...pageQueryShape,
	/** Any node in scope; the own node when absent. */
	organizationId: optionalQuery(idSchema),
});

/** Of the list and of what is exported from it (T-06). */
const candidateFilters = {
	/** 是否加入. */
	joined: optionalQuery(z.enum(['yes', 'no'])),
	/** Any part of the name. */
	name: optionalQuery(z.string().trim().max(50)),
	/** The full ID number. */
	nationalId: optionalQuery(z.string().trim().max(20)),
};

const candidateQuery = z.object({ ...pageQueryShape, ...candidateFilters });
const exportBody = z.object({ format: exportFormatSchema, ...candidateFilters });

export type CandidatesExport = z.output<typeof exportBody>;

function staff<const Levels extends readonly OrganizationLevel[]>(
	func: BackOfficeFunction,
	levels?: Levels,
): { kind: 'staff'; function: BackOfficeFunction; levels?: Levels } {
	return { kind: 'staff', function: func, ...(levels && { levels }) };
}

const notFound = ['organization.not-found'] as const;
const saving = ['organization.not-found', 'organization.name-taken', 'request.conflict'] as const;
const deleting = [
	'organization.not-found',
	'team.has-members',
	'team.has-accounts',
	'team.has-tasks',
	'request.conflict',
] as const;
const joining = [
	'organization.not-found',
	'organization.disabled',
	'volunteer.not-found',
	'volunteer.in-other-team',
	'request.conflict',
] as const;
const leaving = [
	'organization.not-found',
	'volunteer.not-found',
	'volunteer.application-open',
	'request.conflict',
] as const;

const team = sharedOf('teamId', '志工隊');
export const { createSchema: teamCreateSchema, updateSchema: teamUpdateSchema } = team;
/** T-04: the team's own account lets people leave, and nothing else. */
const aboveTeams = staff('volunteers.teams', ['governing', 'purpose', 'unit']);

export const teamRoutes = {
	listTeams: defineRoute({
		method: 'GET',
		path: '/api/volunteers/teams',
		summary: '志工隊列表（T-01、T-02）',
		access: staff('volunteers.teams'),
		query: listQuery,
		response: pageOf(teamRowSchema),
		errors: notFound,
	}),
	createTeam: defineRoute({
		method: 'POST',
		path: '/api/volunteers/teams',
		summary: '新增志工隊（T-03）',
		access: aboveTeams,
		status: 201,
		body: team.createSchema,
		response: teamDetailSchema,
		errors: [...saving, 'organization.parent-invalid', 'organization.disabled'],
	}),
	getTeam: defineRoute({
		method: 'GET',
		path: '/api/volunteers/teams/{teamId}',
		summary: '志工隊資料',
		access: staff('volunteers.teams'),
		params: team.params,
		response: teamDetailSchema,
		errors: notFound,
	}),
	updateTeam: defineRoute({
		method: 'PUT',
		path: '/api/volunteers/teams/{teamId}',
		summary: '編輯志工隊並設定管理者（T-05）',
		access: aboveTeams,
		params: team.params,
		body: team.updateSchema,
		response: teamDetailSchema,
		errors: [...saving, 'team.manager-invalid'],
	}),
	deleteTeam: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/teams/{teamId}',
		summary: '刪除志工隊（T-08）',
		access: aboveTeams,
		params: team.params,
		response: emptySchema,
		errors: [...deleting, 'team.has-squads'],
	}),
	listTeamCandidates: defineRoute({
		method: 'GET',
		path: '/api/volunteers/teams/{teamId}/candidates',
		summary: '志工隊人員管理列表（T-06、T-07）',
		access: staff('volunteers.teams'),
		params: team.params,
		query: candidateQuery,
		response: pageOf(teamCandidateSchema),
		errors: notFound,
	}),
	exportTeam: defineRoute({
		method: 'POST',
		path: '/api/volunteers/teams/{teamId}/exports',
		summary: '匯出志工隊名單（T-06），於背景製作',
		access: staff('volunteers.teams'),
		status: 202,
		params: team.params,
		body: exportBody,
		response: jobSchema,
		errors: notFound,
	}),
	joinTeam: defineRoute({
		method: 'POST',
		path: '/api/volunteers/teams/{teamId}/members',
		summary: '加入志工隊（T-04）',
		access: aboveTeams,
		status: 201,
		params: team.params,
		body: volunteerBody,
		response: emptySchema,
		errors: joining,
	}),
	leaveTeam: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/teams/{teamId}/members/{volunteerId}',
		summary: '離開志工隊（T-04、T-13）',
		access: staff('volunteers.teams'),
		params: team.memberParams,
		response: emptySchema,
		errors: [...leaving, 'volunteer.in-squad'],
	}),
};

const squad = sharedOf('squadId', '志工小隊');
export const { createSchema: squadCreateSchema, updateSchema: squadUpdateSchema } = squad;
/** T-10: the squad's own account lets people leave, and nothing else. */
const aboveSquads = staff('volunteers.squads', ['governing', 'purpose', 'unit', 'team']);

export const squadRoutes = {
	listSquads: defineRoute({
		method: 'GET',
		path: '/api/volunteers/squads',
		summary: '志工小隊列表（T-09）',
		access: staff('volunteers.squads'),
		query: listQuery,
		response: pageOf(teamRowSchema),
		errors: notFound,
	}),
	createSquad: defineRoute({
		method: 'POST',
		path: '/api/volunteers/squads',
		summary: '新增志工小隊（T-09）',
		access: aboveSquads,
		status: 201,
		body: squad.createSchema,
		response: teamDetailSchema,
		errors: [...saving, 'organization.parent-invalid', 'organization.disabled'],
	}),
	getSquad: defineRoute({
		method: 'GET',
		path: '/api/volunteers/squads/{squadId}',
		summary: '志工小隊資料',
		access: staff('volunteers.squads'),
		params: squad.params,
		response: teamDetailSchema,
		errors: notFound,
	}),
	updateSquad: defineRoute({
		method: 'PUT',
		path: '/api/volunteers/squads/{squadId}',
		summary: '編輯志工小隊並設定管理者（T-05、T-10）',
		access: aboveSquads,
		params: squad.params,
		body: squad.updateSchema,
		response: teamDetailSchema,
		errors: [...saving, 'team.manager-invalid'],
	}),
	deleteSquad: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/squads/{squadId}',
		summary: '刪除志工小隊（T-08）',
		access: aboveSquads,
		params: squad.params,
		response: emptySchema,
		errors: deleting,
	}),
	listSquadCandidates: defineRoute({
		method: 'GET',
		path: '/api/volunteers/squads/{squadId}/candidates',
		summary: '志工小隊人員管理列表（T-11）',
		access: staff('volunteers.squads'),
		params: squad.params,
		query: candidateQuery,
		response: pageOf(teamCandidateSchema),
		errors: notFound,
	}),
	exportSquad: defineRoute({
		method: 'POST',
		path: '/api/volunteers/squads/{squadId}/exports',
		summary: '匯出志工小隊名單（T-11），於背景製作',
		access: staff('volunteers.squads'),
		status: 202,
		params: squad.params,
		body: exportBody,
		response: jobSchema,
		errors: notFound,
	}),
	joinSquad: defineRoute({
		method: 'POST',
		path: '/api/volunteers/squads/{squadId}/members',
		summary: '加入志工小隊（T-10）',
		access: aboveSquads,
		status: 201,
		params: squad.params,
		body: volunteerBody,
		response: emptySchema,
		errors: [...joining, 'volunteer.not-in-team'],
	}),
	leaveSquad: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/squads/{squadId}/members/{volunteerId}',
		summary: '離開志工小隊（T-10）',
		access: staff('volunteers.squads'),
		params: squad.memberParams,
		response: emptySchema,
		errors: leaving,
	}),
};
