import { emptySchema } from './common.ts';
import { defineRoute } from './define-route.ts';
import { jobSchema } from './jobs.ts';
import { pageOf } from './paging.ts';
import {
	candidateQuery,
	candidatesExportBody,
	teamCandidateSchema,
	teamDetailSchema,
	teamErrors,
	teamListQuery,
	teamRowSchema,
	teamSchemas,
	teamStaff,
	volunteerBody,
} from './team-record.ts';

const squad = teamSchemas('squadId', '志工小隊');
export const { createSchema: squadCreateSchema, updateSchema: squadUpdateSchema } = squad;
/** T-10: the squad's own account lets people leave, and nothing else. */
const aboveSquads = teamStaff('volunteers.squads', ['governing', 'purpose', 'unit', 'team']);

export const squadRoutes = {
	listSquads: defineRoute({
		method: 'GET',
		path: '/api/volunteers/squads',
		summary: '志工小隊列表（T-09）',
		access: teamStaff('volunteers.squads'),
		query: teamListQuery,
		response: pageOf(teamRowSchema),
		errors: teamErrors.reading,
	}),
	createSquad: defineRoute({
		method: 'POST',
		path: '/api/volunteers/squads',
		summary: '新增志工小隊（T-09）',
		access: aboveSquads,
		status: 201,
		body: squad.createSchema,
		response: teamDetailSchema,
		errors: [...teamErrors.saving, 'organization.parent-invalid', 'organization.disabled'],
	}),
	getSquad: defineRoute({
		method: 'GET',
		path: '/api/volunteers/squads/{squadId}',
		summary: '志工小隊資料',
		access: teamStaff('volunteers.squads'),
		params: squad.params,
		response: teamDetailSchema,
		errors: teamErrors.reading,
	}),
	updateSquad: defineRoute({
		method: 'PUT',
		path: '/api/volunteers/squads/{squadId}',
		summary: '編輯志工小隊並設定管理者（T-05、T-10）',
		access: aboveSquads,
		params: squad.params,
		body: squad.updateSchema,
		response: teamDetailSchema,
		errors: [...teamErrors.saving, 'team.manager-invalid'],
	}),
	deleteSquad: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/squads/{squadId}',
		summary: '刪除志工小隊（T-08）',
		access: aboveSquads,
		params: squad.params,
		response: emptySchema,
		errors: teamErrors.deleting,
	}),
	listSquadCandidates: defineRoute({
		method: 'GET',
		path: '/api/volunteers/squads/{squadId}/candidates',
		summary: '志工小隊人員管理列表（T-11）',
		access: teamStaff('volunteers.squads'),
		params: squad.params,
		query: candidateQuery,
		response: pageOf(teamCandidateSchema),
		errors: teamErrors.reading,
	}),
	exportSquad: defineRoute({
		method: 'POST',
		path: '/api/volunteers/squads/{squadId}/exports',
		summary: '匯出志工小隊名單（T-11），於背景製作',
		access: teamStaff('volunteers.squads'),
		status: 202,
		params: squad.params,
		body: candidatesExportBody,
		response: jobSchema,
		errors: teamErrors.reading,
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
		errors: [...teamErrors.joining, 'volunteer.not-in-team'],
	}),
	leaveSquad: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/squads/{squadId}/members/{volunteerId}',
		summary: '離開志工小隊（T-10）',
		access: teamStaff('volunteers.squads'),
		params: squad.memberParams,
		response: emptySchema,
		errors: teamErrors.leaving,
	}),
};
