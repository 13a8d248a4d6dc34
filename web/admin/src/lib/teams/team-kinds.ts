import { squadCreateSchema, squadUpdateSchema } from '#shared/contract/squads.ts';
import { teamCreateSchema, teamUpdateSchema } from '#shared/contract/teams.ts';
import { isAtLeast } from '#shared/domain/organizations/level.ts';
import { levelAboveTeam, type TeamLevel } from '#shared/domain/organizations/team-levels.ts';
import { client } from '../api/client.ts';
import { currentProfile } from '../session/session.svelte.ts';

/** 志工隊 with its pages and routes; those of 志工小隊 differ in nothing else (T-09, T-11). */
const team = {
	level: 'team' as TeamLevel,
	label: '志工隊',
	title: '志工隊管理',
	base: '/teams',
	createSchema: teamCreateSchema,
	updateSchema: teamUpdateSchema,
	list: client.volunteers.listTeams,
	create: client.volunteers.createTeam,
	get: (id: string, signal: AbortSignal) => client.volunteers.getTeam({ params: { teamId: id }, signal }),
	update: (id: string, body: Parameters<typeof client.volunteers.updateTeam>[0]['body']) =>
		client.volunteers.updateTeam({ params: { teamId: id }, body }),
	remove: (id: string) => client.volunteers.deleteTeam({ params: { teamId: id } }),
	candidates: (id: string, query: CandidateQuery, signal: AbortSignal) =>
		client.volunteers.listTeamCandidates({ params: { teamId: id }, query, signal }),
	export: (id: string, body: ExportBody) => client.volunteers.exportTeam({ params: { teamId: id }, body }),
	join: (id: string, volunteerId: string) =>
		client.volunteers.joinTeam({ params: { teamId: id }, body: { volunteerId } }),
	leave: (id: string, volunteerId: string) =>
		client.volunteers.leaveTeam({ params: { teamId: id, volunteerId } }),
};

type CandidateQuery = NonNullable<Parameters<typeof client.volunteers.listTeamCandidates>[0]['query']>;
type ExportBody = Parameters<typeof client.volunteers.exportTeam>[0]['body'];

export type TeamKind = typeof team;

const squad: TeamKind = {
	level: 'squad',
	label: '志工小隊',
	title: '志工小隊管理',
	base: '/squads',
	createSchema: squadCreateSchema,
	updateSchema: squadUpdateSchema,
	list: client.volunteers.listSquads,
	create: client.volunteers.createSquad,
	get: (id, signal) => client.volunteers.getSquad({ params: { squadId: id }, signal }),
	update: (id, body) => client.volunteers.updateSquad({ params: { squadId: id }, body }),
	remove: (id) => client.volunteers.deleteSquad({ params: { squadId: id } }),
	candidates: (id, query, signal) =>
		client.volunteers.listSquadCandidates({ params: { squadId: id }, query, signal }),
	export: (id, body) => client.volunteers.exportSquad({ params: { squadId: id }, body }),
	join: (id, volunteerId) => client.volunteers.joinSquad({ params: { squadId: id }, body: { volunteerId } }),
	leave: (id, volunteerId) => client.volunteers.leaveSquad({ params: { squadId: id, volunteerId } }),
};

export const teamKinds: Record<TeamLevel, TeamKind> = { team, squad };

/** T-04, T-10: the level above and higher ones add, edit and let people join; the team itself lets them leave. */
export function mayEdit({ level }: TeamKind): boolean {
	return isAtLeast(currentProfile().level, levelAboveTeam[level]);
}

/** The trail of a page under 志工隊管理 or 志工小隊管理 (S-15). */
export function teamCrumbs({ title, base }: TeamKind, label?: string) {
	const menu = { label: '志工運用及團隊管理' };
	return label === undefined ? [menu, { label: title }] : [menu, { label: title, href: base }, { label }];
}
