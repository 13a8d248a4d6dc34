// Made by web/client/generate-routes.ts from shared/contract; do not edit.

export const identityRoutes = {
	challenge: ['GET', '/api/identity/challenge'],
	signInStaff: ['POST', '/api/identity/staff-session'],
	signOutStaff: ['DELETE', '/api/identity/staff-session'],
	extendStaffSession: ['POST', '/api/identity/staff-session/extension'],
	staffProfile: ['GET', '/api/identity/me'],
	updateStaffProfile: ['PUT', '/api/identity/me'],
	staffPhoto: ['GET', '/api/identity/me/photo'],
	changeStaffPassword: ['POST', '/api/identity/me/password'],
	requestStaffPasswordReset: ['POST', '/api/identity/staff-password-resets'],
	resetPassword: ['POST', '/api/identity/passwords'],
	signInVolunteer: ['POST', '/api/identity/volunteer-session'],
	signOutVolunteer: ['DELETE', '/api/identity/volunteer-session'],
	volunteerProfile: ['GET', '/api/identity/volunteer'],
	requestVolunteerPasswordReset: ['POST', '/api/identity/volunteer-password-resets'],
	volunteerSignIns: ['GET', '/api/identity/volunteer/sign-ins'],
	listAccounts: ['GET', '/api/identity/accounts'],
	getAccount: ['GET', '/api/identity/accounts/{accountId}'],
	createAccount: ['POST', '/api/identity/accounts'],
	updateAccount: ['PUT', '/api/identity/accounts/{accountId}'],
	setAccountStatus: ['PUT', '/api/identity/accounts/{accountId}/status'],
} as const;

export const organizationsRoutes = {
	listUnits: ['GET', '/api/organizations/units'],
	createUnit: ['POST', '/api/organizations/units'],
	getUnit: ['GET', '/api/organizations/units/{organizationId}'],
	updateUnit: ['PUT', '/api/organizations/units/{organizationId}'],
	setUnitStatus: ['PUT', '/api/organizations/units/{organizationId}/status'],
	downloadUnitPlan: ['GET', '/api/organizations/units/{organizationId}/plan'],
	listUnitChanges: ['GET', '/api/organizations/units/{organizationId}/changes'],
	listChildren: ['GET', '/api/organizations/{organizationId}/children'],
	getOrganization: ['GET', '/api/organizations/{organizationId}'],
	createOrganization: ['POST', '/api/organizations'],
	updateOrganization: ['PUT', '/api/organizations/{organizationId}'],
	setOrganizationStatus: ['PUT', '/api/organizations/{organizationId}/status'],
	getPermissions: ['GET', '/api/organizations/permissions'],
	updatePermissions: ['PUT', '/api/organizations/permissions'],
} as const;

export const volunteersRoutes = {
	listTeams: ['GET', '/api/volunteers/teams'],
	createTeam: ['POST', '/api/volunteers/teams'],
	getTeam: ['GET', '/api/volunteers/teams/{teamId}'],
	updateTeam: ['PUT', '/api/volunteers/teams/{teamId}'],
	deleteTeam: ['DELETE', '/api/volunteers/teams/{teamId}'],
	listTeamCandidates: ['GET', '/api/volunteers/teams/{teamId}/candidates'],
	exportTeam: ['POST', '/api/volunteers/teams/{teamId}/exports'],
	joinTeam: ['POST', '/api/volunteers/teams/{teamId}/members'],
	leaveTeam: ['DELETE', '/api/volunteers/teams/{teamId}/members/{volunteerId}'],
	listSquads: ['GET', '/api/volunteers/squads'],
	createSquad: ['POST', '/api/volunteers/squads'],
	getSquad: ['GET', '/api/volunteers/squads/{squadId}'],
	updateSquad: ['PUT', '/api/volunteers/squads/{squadId}'],
	deleteSquad: ['DELETE', '/api/volunteers/squads/{squadId}'],
	listSquadCandidates: ['GET', '/api/volunteers/squads/{squadId}/candidates'],
	exportSquad: ['POST', '/api/volunteers/squads/{squadId}/exports'],
	joinSquad: ['POST', '/api/volunteers/squads/{squadId}/members'],
	leaveSquad: ['DELETE', '/api/volunteers/squads/{squadId}/members/{volunteerId}'],
	listVolunteers: ['GET', '/api/volunteers'],
	exportVolunteers: ['POST', '/api/volunteers/exports'],
	downloadImportSample: ['GET', '/api/volunteers/imports/sample'],
	importVolunteers: ['POST', '/api/volunteers/imports'],
	checkVolunteer: ['POST', '/api/volunteers/checks'],
	createVolunteer: ['POST', '/api/volunteers'],
	getVolunteer: ['GET', '/api/volunteers/{volunteerId}'],
	updateVolunteer: ['PUT', '/api/volunteers/{volunteerId}'],
	viewNationalId: ['POST', '/api/volunteers/{volunteerId}/national-id-views'],
	listChanges: ['GET', '/api/volunteers/{volunteerId}/changes'],
	downloadFile: ['GET', '/api/volunteers/{volunteerId}/files/{fileId}'],
	leaveUnit: ['POST', '/api/volunteers/{volunteerId}/departures'],
	listOwnAwards: ['GET', '/api/volunteers/me/awards'],
	getOwnRecord: ['GET', '/api/volunteers/me'],
} as const;

export const trainingRoutes = {
	listRecords: ['GET', '/api/training/records'],
	createRecord: ['POST', '/api/training/records'],
	listOfVolunteer: ['GET', '/api/training/volunteers/{volunteerId}/records'],
	deleteRecord: ['DELETE', '/api/training/volunteers/{volunteerId}/records/{recordId}'],
	downloadCertificate: ['GET', '/api/training/volunteers/{volunteerId}/records/{recordId}/certificates/{fileId}'],
	listOwn: ['GET', '/api/training/me'],
} as const;

export const applicationsRoutes = {
	listCandidates: ['GET', '/api/applications/record-books/candidates'],
	getSubject: ['GET', '/api/applications/record-books/subjects/{volunteerId}'],
	createDraft: ['POST', '/api/applications/record-books'],
	saveDraft: ['PUT', '/api/applications/{applicationId}'],
	submit: ['POST', '/api/applications/{applicationId}/submissions'],
	deleteDraft: ['DELETE', '/api/applications/{applicationId}'],
	withdraw: ['POST', '/api/applications/{applicationId}/withdrawals'],
	getApplication: ['GET', '/api/applications/{applicationId}'],
	downloadFile: ['GET', '/api/applications/{applicationId}/files/{fileId}'],
	listTasks: ['GET', '/api/applications/tasks'],
	searchApplications: ['GET', '/api/applications'],
	decide: ['POST', '/api/applications/{applicationId}/decisions'],
	decideBatch: ['POST', '/api/applications/decisions'],
	listBooks: ['GET', '/api/applications/volunteers/{volunteerId}/record-books'],
	exportBook: ['POST', '/api/applications/volunteers/{volunteerId}/e-books'],
	listOwnBooks: ['GET', '/api/applications/me/record-books'],
	exportOwnBook: ['POST', '/api/applications/me/e-books'],
} as const;

export const hoursRoutes = {
	listMembers: ['GET', '/api/hours/members'],
	exportEntries: ['POST', '/api/hours/exports'],
	createEntries: ['POST', '/api/hours/entries'],
	listOfVolunteer: ['GET', '/api/hours/volunteers/{volunteerId}/entries'],
	updateEntry: ['PUT', '/api/hours/volunteers/{volunteerId}/entries/{entryId}'],
	deleteEntry: ['DELETE', '/api/hours/volunteers/{volunteerId}/entries/{entryId}'],
	withdrawEntry: ['PUT', '/api/hours/volunteers/{volunteerId}/entries/{entryId}/withdrawal'],
	exportStrips: ['POST', '/api/hours/strips'],
	listOwn: ['GET', '/api/hours/me'],
} as const;

export const insuranceRoutes = {
	listCovers: ['GET', '/api/insurance/covers'],
	listOfVolunteer: ['GET', '/api/insurance/volunteers/{volunteerId}/covers'],
	listHistory: ['GET', '/api/insurance/volunteers/{volunteerId}/covers/{unitId}/history'],
	request: ['POST', '/api/insurance/volunteers/{volunteerId}/covers/{unitId}/requests'],
	confirm: ['POST', '/api/insurance/volunteers/{volunteerId}/covers/{unitId}/confirmations'],
	requestBatch: ['POST', '/api/insurance/requests'],
	confirmBatch: ['POST', '/api/insurance/confirmations'],
	listOwn: ['GET', '/api/insurance/me'],
} as const;

export const contentRoutes = {
	listAnnouncements: ['GET', '/api/content/announcements'],
	getAnnouncement: ['GET', '/api/content/announcements/{announcementId}'],
	createAnnouncement: ['POST', '/api/content/announcements'],
	updateAnnouncement: ['PUT', '/api/content/announcements/{announcementId}'],
	deleteAnnouncement: ['DELETE', '/api/content/announcements/{announcementId}'],
	listNews: ['GET', '/api/content/news'],
	getNews: ['GET', '/api/content/news/{announcementId}'],
	figures: ['GET', '/api/content/figures'],
} as const;

export const filesRoutes = {
	createUpload: ['POST', '/api/files/uploads'],
} as const;

export const jobsRoutes = {
	listJobs: ['GET', '/api/jobs'],
	getJob: ['GET', '/api/jobs/{jobId}'],
	downloadResult: ['GET', '/api/jobs/{jobId}/result'],
} as const;
