import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { volunteersContract } from '#shared/contract/volunteers.ts';
import { createAward, deleteAward, updateAward } from './awards/maintain-awards.ts';
import { downloadAwardEvidence, listAwards, listAwardsOfVolunteer } from './awards/read-awards.ts';
import { checkVolunteer } from './check-volunteer.ts';
import {
	downloadConsentScan,
	getConsent,
	getOwnConsent,
	giveConsent,
	giveOwnConsent,
	withdrawConsent,
	withdrawOwnConsent,
} from './consents/consents.ts';
import { volunteersContainer, type VolunteersContainer } from './container.ts';
import { createVolunteer } from './create-volunteer.ts';
import { exportVolunteers } from './export-volunteers.ts';
import { importPaperBooks } from './import-paper-books.ts';
import { importVolunteers } from './import-volunteers.ts';
import { leaveUnit } from './leave-unit.ts';
import { listChanges } from './list-changes.ts';
import { listHonorCards } from './list-honor-cards.ts';
import { listOwnAwards } from './awards/list-own-awards.ts';
import { listVolunteers } from './list-volunteers.ts';
import { createNote, deleteNote, listNotes, updateNote } from './notes/maintain-notes.ts';
import { downloadVolunteerFile, getOwnRecord, getVolunteer } from './read-volunteer.ts';
import { exportCandidates } from './teams/export-candidates.ts';
import { listCandidates } from './teams/list-candidates.ts';
import { listTeams } from './teams/list-teams.ts';
import { createTeam, deleteTeam, getTeam, updateTeam } from './teams/maintain-team.ts';
import { joinTeam, leaveTeam } from './teams/move-member.ts';
import { updateVolunteer } from './update-volunteer.ts';
import { viewNationalId } from './view-national-id.ts';

/** Spreadsheets are rarely asked for here: jobs make most of them. */
const importSample = () => import('./spreadsheet/import-sample.ts');
const paperBookSample = () => import('./spreadsheet/paper-book-sample.ts');

export function bind(deps: VolunteersContainer): Bindings<typeof volunteersContract> {
	return {
		listVolunteers: ({ actor, query }) => listVolunteers(deps, actor, query),
		exportVolunteers: ({ actor, body }) => exportVolunteers(deps, actor, body),
		downloadImportSample: async ({ query }) => (await importSample()).downloadImportSample(deps, query),
		importVolunteers: ({ actor, body }) => importVolunteers(deps, actor, body),
		downloadPaperBookSample: async ({ query }) =>
			(await paperBookSample()).downloadPaperBookSample(deps, query),
		importPaperBooks: ({ actor, body }) => importPaperBooks(deps, actor, body),
		checkVolunteer: ({ actor, body }) => checkVolunteer(deps, actor, body),
		createVolunteer: ({ actor, body }) => createVolunteer(deps, actor, body),
		getVolunteer: ({ actor, params }) => getVolunteer(deps, actor, params.volunteerId),
		updateVolunteer: ({ actor, params, body }) => updateVolunteer(deps, actor, params.volunteerId, body),
		viewNationalId: ({ actor, params, body }) => viewNationalId(deps, actor, params.volunteerId, body),
		listChanges: ({ actor, params, query }) => listChanges(deps, actor, params.volunteerId, query),
		downloadFile: ({ actor, params }) => downloadVolunteerFile(deps, actor, params),
		leaveUnit: ({ actor, params, body }) => leaveUnit(deps, actor, { ...params, ...body }),
		listOwnAwards: ({ actor }) => listOwnAwards(deps, actor),
		listTeams: ({ actor, query }) => listTeams(deps, actor, 'team', query),
		createTeam: ({ actor, body }) => createTeam(deps, actor, 'team', body),
		getTeam: ({ actor, params }) => getTeam(deps, actor, 'team', params.teamId),
		updateTeam: ({ actor, params, body }) => updateTeam(deps, actor, 'team', params.teamId, body),
		deleteTeam: ({ actor, params }) => deleteTeam(deps, actor, 'team', params.teamId),
		listTeamCandidates: ({ actor, params, query }) =>
			listCandidates(deps, actor, 'team', params.teamId, query),
		exportTeam: ({ actor, params, body }) => exportCandidates(deps, actor, 'team', params.teamId, body),
		joinTeam: ({ actor, params, body }) => joinTeam(deps, actor, 'team', { id: params.teamId, ...body }),
		leaveTeam: ({ actor, params: { teamId: id, volunteerId } }) =>
			leaveTeam(deps, actor, 'team', { id, volunteerId }),
		listSquads: ({ actor, query }) => listTeams(deps, actor, 'squad', query),
		createSquad: ({ actor, body }) => createTeam(deps, actor, 'squad', body),
		getSquad: ({ actor, params }) => getTeam(deps, actor, 'squad', params.squadId),
		updateSquad: ({ actor, params, body }) => updateTeam(deps, actor, 'squad', params.squadId, body),
		deleteSquad: ({ actor, params }) => deleteTeam(deps, actor, 'squad', params.squadId),
		listSquadCandidates: ({ actor, params, query }) =>
			listCandidates(deps, actor, 'squad', params.squadId, query),
		exportSquad: ({ actor, params, body }) => exportCandidates(deps, actor, 'squad', params.squadId, body),
		joinSquad: ({ actor, params, body }) => joinTeam(deps, actor, 'squad', { id: params.squadId, ...body }),
		leaveSquad: ({ actor, params: { squadId: id, volunteerId } }) =>
			leaveTeam(deps, actor, 'squad', { id, volunteerId }),
		listNotes: ({ actor, params }) => listNotes(deps, actor, params.volunteerId),
		createNote: ({ actor, params, body }) => createNote(deps, actor, params.volunteerId, body),
		updateNote: ({ actor, params, body }) => updateNote(deps, actor, params, body),
		deleteNote: ({ actor, params }) => deleteNote(deps, actor, params),
		getConsent: ({ actor, params }) => getConsent(deps, actor, params.volunteerId),
		giveConsent: ({ actor, params, body }) => giveConsent(deps, actor, params.volunteerId, body),
		withdrawConsent: ({ actor, params, body }) => withdrawConsent(deps, actor, params.volunteerId, body),
		downloadConsentScan: ({ actor, params }) => downloadConsentScan(deps, actor, params),
		getOwnConsent: ({ actor }) => getOwnConsent(deps, actor),
		giveOwnConsent: ({ actor, body }) => giveOwnConsent(deps, actor, body),
		withdrawOwnConsent: ({ actor, body }) => withdrawOwnConsent(deps, actor, body),
		listHonorCards: ({ actor, params }) => listHonorCards(deps, actor, params.volunteerId),
		listAwards: ({ actor, query }) => listAwards(deps, actor, query),
		createAward: ({ actor, body }) => createAward(deps, actor, body),
		listAwardsOfVolunteer: ({ actor, params }) => listAwardsOfVolunteer(deps, actor, params.volunteerId),
		updateAward: ({ actor, params, body }) => updateAward(deps, actor, params, body),
		deleteAward: ({ actor, params }) => deleteAward(deps, actor, params),
		downloadAwardEvidence: ({ actor, params }) => downloadAwardEvidence(deps, actor, params),
		getOwnRecord: ({ actor }) => getOwnRecord(deps, actor),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	volunteersContract,
	bind(volunteersContainer(platform, objectStoreFromEnvironment())),
	httpPlatformFromEnvironment(platform),
);
