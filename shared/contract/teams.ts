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

export type { CandidatesExport, TeamCandidate, TeamDetail, TeamRow } from './team-record.ts';

const team = teamSchemas('teamId', '志工隊');
export const { createSchema: teamCreateSchema, updateSchema: teamUpdateSchema } = team;
/** T-04: the team's own account lets people leave, and nothing else. */
const aboveTeams = teamStaff('volunteers.teams', ['governing', 'purpose', 'unit']);

export const teamRoutes = {
	listTeams: defineRoute({
		method: 'GET',
		path: '/api/volunteers/teams',
		summary: '志工隊列表（T-01、T-02）',
		access: teamStaff('volunteers.teams'),
		query: teamListQuery,
		response: pageOf(teamRowSchema),
		errors: teamErrors.reading,
	}),
	createTeam: defineRoute({
		method: 'POST',
		path: '/api/volunteers/teams',
		summary: '新增志工隊（T-03）',
		access: aboveTeams,
		status: 201,
		body: team.createSchema,
		response: teamDetailSchema,
		errors: [...teamErrors.saving, 'organization.parent-invalid', 'organization.disabled'],
	}),
	getTeam: defineRoute({
		method: 'GET',
		path: '/api/volunteers/teams/{teamId}',
		summary: '志工隊資料',
		access: teamStaff('volunteers.teams'),
		params: team.params,
		response: teamDetailSchema,
		errors: teamErrors.reading,
	}),
	updateTeam: defineRoute({
		method: 'PUT',
		path: '/api/volunteers/teams/{teamId}',
		summary: '編輯志工隊並設定管理者（T-05）',
		access: aboveTeams,
		params: team.params,
		body: team.updateSchema,
		response: teamDetailSchema,
		errors: [...teamErrors.saving, 'team.manager-invalid'],
	}),
	deleteTeam: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/teams/{teamId}',
		summary: '刪除志工隊（T-08）',
		access: aboveTeams,
		params: team.params,
		response: emptySchema,
		errors: [...teamErrors.deleting, 'team.has-squads'],
	}),
	listTeamCandidates: defineRoute({
		method: 'GET',
		path: '/api/volunteers/teams/{teamId}/candidates',
		summary: '志工隊人員管理列表（T-06、T-07）',
		access: teamStaff('volunteers.teams'),
		params: team.params,
		query: candidateQuery,
		response: pageOf(teamCandidateSchema),
		errors: teamErrors.reading,
	}),
	exportTeam: defineRoute({
		method: 'POST',
		path: '/api/volunteers/teams/{teamId}/exports',
		summary: '匯出志工隊名單（T-06），於背景製作',
		access: teamStaff('volunteers.teams'),
		status: 202,
		params: team.params,
		body: candidatesExportBody,
		response: jobSchema,
		errors: teamErrors.reading,
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
		errors: teamErrors.joining,
	}),
	leaveTeam: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/teams/{teamId}/members/{volunteerId}',
		summary: '離開志工隊（T-04、T-13）',
		access: teamStaff('volunteers.teams'),
		params: team.memberParams,
		response: emptySchema,
		errors: [...teamErrors.leaving, 'volunteer.in-squad'],
	}),
};
