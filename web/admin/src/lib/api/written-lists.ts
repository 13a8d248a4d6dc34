import { changed, created, removed, replaced, writtenList, writtenRows } from '#client/written-rows.ts';
import {
	appliedFor,
	asLeft,
	inTeam,
	inUnit,
	moved,
	newTeamRow,
	reviewed,
	savedCover,
	savedCovers,
	savedTeam,
	startedJob,
	unitRow,
	withoutApplication,
} from './rows-of-answers.ts';

/** Every list that reads an index, and the writes that change its rows. One that is not named here is only read again. */
export const writtenLists = [
	writtenList('identity.listAccounts', {
		id: (row) => row.accountId,
		exact: ['level', 'status'],
		writes: {
			'identity.createAccount': (account) => created(account.accountId, account),
			'identity.updateAccount': (account) => replaced(account.accountId, account),
			'identity.setAccountStatus': (account) => replaced(account.accountId, account),
		},
	}),
	writtenList('organizations.listChildren', {
		id: (row) => row.id,
		belongs: (row, { params }) => row.parentId === params.organizationId,
		writes: {
			'organizations.createOrganization': (node) => created(node.id, node),
			'organizations.updateOrganization': (node) => replaced(node.id, node),
			'organizations.setOrganizationStatus': (node) => replaced(node.id, node),
			'organizations.createUnit': (unit) => created(unit.id, unit),
			'organizations.updateUnit': (unit) => replaced(unit.id, unit),
			'organizations.setUnitStatus': (unit) => replaced(unit.id, unit),
			// A team that was saved is only read again: its answer lacks what the form of the tree would then clear.
			'volunteers.deleteTeam': (_, { params }) => removed(params.teamId),
			'volunteers.deleteSquad': (_, { params }) => removed(params.squadId),
		},
	}),
	writtenList('organizations.listUnits', {
		id: (row) => row.id,
		exact: ['category', 'status'],
		writes: {
			'organizations.createUnit': (unit) => created(unit.id, unitRow(unit)),
			'organizations.updateUnit': (unit) => replaced(unit.id, unitRow(unit)),
			'organizations.setUnitStatus': ({ id, status, revision }) =>
				changed(id, (row) => ({ ...row, status, revision }), revision),
		},
	}),
	writtenList('volunteers.listTeams', {
		id: (row) => row.id,
		writes: {
			'volunteers.createTeam': (team) => created(team.id, newTeamRow(team)),
			'volunteers.updateTeam': savedTeam,
			'volunteers.deleteTeam': (_, { params }) => removed(params.teamId),
		},
	}),
	writtenList('volunteers.listSquads', {
		id: (row) => row.id,
		writes: {
			'volunteers.createSquad': (squad) => created(squad.id, newTeamRow(squad)),
			'volunteers.updateSquad': savedTeam,
			'volunteers.deleteSquad': (_, { params }) => removed(params.squadId),
		},
	}),
	writtenList('volunteers.listTeamCandidates', {
		id: ({ volunteerId }, { params }) => inTeam(params.teamId, volunteerId),
		writes: {
			'volunteers.joinTeam': (_, { params, body }) => moved(params.teamId, body.volunteerId, true),
			'volunteers.leaveTeam': (_, { params }) => moved(params.teamId, params.volunteerId, false),
		},
	}),
	writtenList('volunteers.listSquadCandidates', {
		id: ({ volunteerId }, { params }) => inTeam(params.squadId, volunteerId),
		writes: {
			'volunteers.joinSquad': (_, { params, body }) => moved(params.squadId, body.volunteerId, true),
			'volunteers.leaveSquad': (_, { params }) => moved(params.squadId, params.volunteerId, false),
		},
	}),
	writtenList('volunteers.listVolunteers', {
		id: ({ volunteerId, unit }) => inUnit(volunteerId, unit.id),
		exact: ['status'],
		writes: {
			'volunteers.createVolunteer': ({ volunteerId, row }) => created(inUnit(volunteerId, row.unit.id), row),
			'volunteers.updateVolunteer': ({ volunteerId, memberships, base }) =>
				memberships.map(({ placement }) =>
					changed(inUnit(volunteerId, placement.unit?.id), (row) => ({ ...row, name: base.name })),
				),
			'volunteers.leaveUnit': ({ volunteerId }, { body }) =>
				changed(inUnit(volunteerId, body.unitId), asLeft),
		},
	}),
	writtenList('volunteers.listAwards', {
		id: (row) => row.awardId,
		exact: ['award', 'grade'],
		writes: {
			'volunteers.createAward': (award) => created(award.awardId, award),
			'volunteers.updateAward': (award) => replaced(award.awardId, award),
			'volunteers.deleteAward': (_, { params }) => removed(params.awardId),
		},
	}),
	writtenList('training.listRecords', {
		id: (row) => row.recordId,
		exact: ['courseType', 'category'],
		writes: {
			'training.createRecord': (record) => created(record.recordId, record),
			'training.updateRecord': (record) => replaced(record.recordId, record),
			'training.addCertificates': (record) => replaced(record.recordId, record),
			'training.deleteRecord': (_, { params }) => removed(params.recordId),
		},
	}),
	writtenList('insurance.listCovers', {
		id: ({ volunteerId, unit }) => inUnit(volunteerId, unit.id),
		writes: {
			'insurance.request': (cover) => savedCover(cover),
			'insurance.confirm': (cover) => savedCover(cover),
			'insurance.requestBatch': ({ items }) => savedCovers(items),
			'insurance.confirmBatch': ({ items }) => savedCovers(items),
		},
	}),
	writtenList('recruitment.listLargeEvents', {
		id: (row) => row.largeEventId,
		writes: {
			'recruitment.createLargeEvent': (event) => created(event.largeEventId, event),
			'recruitment.updateLargeEvent': (event) => replaced(event.largeEventId, event),
			'recruitment.deleteLargeEvent': (_, { params }) => removed(params.largeEventId),
		},
	}),
	writtenList('attendance.listRosters', {
		id: (row) => row.rosterId,
		writes: {
			'attendance.createRoster': (roster) => created(roster.rosterId, roster),
			'attendance.copyRoster': (roster) => created(roster.rosterId, roster),
			'attendance.updateRoster': (roster) => replaced(roster.rosterId, roster),
			'attendance.deleteRoster': (_, { params }) => removed(params.rosterId),
		},
	}),
	writtenList('applications.listCandidates', {
		id: ({ volunteerId, unit }) => inUnit(volunteerId, unit.id),
		exact: ['status'],
		writes: {
			'applications.createDraft': appliedFor,
			'applications.saveDraft': appliedFor,
			'applications.submit': appliedFor,
			'applications.withdraw': appliedFor,
			'applications.deleteDraft': ({ volunteerId, unitId }) =>
				changed(inUnit(volunteerId, unitId), withoutApplication),
		},
	}),
	writtenList('applications.searchApplications', {
		id: (row) => row.applicationId,
		exact: ['item', 'status'],
		writes: {
			'applications.submit': reviewed,
			'applications.withdraw': reviewed,
			'applications.decide': reviewed,
		},
	}),
	writtenList('applications.listTasks', {
		id: (row) => row.applicationId,
		writes: {
			'applications.submit': ({ applicationId, revision }) => removed(applicationId, revision),
			'applications.withdraw': ({ applicationId, revision }) => removed(applicationId, revision),
			'applications.decide': ({ applicationId, revision }) => removed(applicationId, revision),
			'applications.decideBatch': ({ items }, { body }) =>
				items
					.filter(({ done }) => done)
					.map(({ applicationId }) => {
						const seen = body.items.find((item) => item.applicationId === applicationId);
						return removed(applicationId, seen && seen.revision + 1);
					}),
		},
	}),
	writtenList('jobs.listJobs', {
		id: (row) => row.jobId,
		writes: {
			'volunteers.exportVolunteers': startedJob,
			'volunteers.importVolunteers': startedJob,
			'volunteers.importPaperBooks': startedJob,
			'volunteers.exportTeam': startedJob,
			'volunteers.exportSquad': startedJob,
			'insurance.exportCovers': startedJob,
			'insurance.importCovers': startedJob,
			'hours.exportEntries': startedJob,
			'hours.importEntries': startedJob,
		},
	}),
];

/** What this window has written, for the lists that it reads next. */
export const written = writtenRows(writtenLists);
