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
	listChildren: ['GET', '/api/organizations/{organizationId}/children'],
	getOrganization: ['GET', '/api/organizations/{organizationId}'],
	createOrganization: ['POST', '/api/organizations'],
	updateOrganization: ['PUT', '/api/organizations/{organizationId}'],
	setOrganizationStatus: ['PUT', '/api/organizations/{organizationId}/status'],
	getPermissions: ['GET', '/api/organizations/permissions'],
	updatePermissions: ['PUT', '/api/organizations/permissions'],
} as const;

export const volunteersRoutes = {
	listNotes: ['GET', '/api/volunteers/{volunteerId}/notes'],
	createNote: ['POST', '/api/volunteers/{volunteerId}/notes'],
	updateNote: ['PUT', '/api/volunteers/{volunteerId}/notes/{noteId}'],
	deleteNote: ['DELETE', '/api/volunteers/{volunteerId}/notes/{noteId}'],
	getConsent: ['GET', '/api/volunteers/{volunteerId}/consents'],
	giveConsent: ['POST', '/api/volunteers/{volunteerId}/consents'],
	withdrawConsent: ['POST', '/api/volunteers/{volunteerId}/consent-withdrawals'],
	downloadConsentScan: ['POST', '/api/volunteers/{volunteerId}/consents/{fileId}/downloads'],
	getOwnConsent: ['GET', '/api/volunteers/me/consent'],
	giveOwnConsent: ['POST', '/api/volunteers/me/consent'],
	withdrawOwnConsent: ['POST', '/api/volunteers/me/consent-withdrawals'],
	listAwards: ['GET', '/api/volunteers/awards'],
	createAward: ['POST', '/api/volunteers/awards'],
	listAwardsOfVolunteer: ['GET', '/api/volunteers/{volunteerId}/awards'],
	updateAward: ['PUT', '/api/volunteers/{volunteerId}/awards/{awardId}'],
	deleteAward: ['DELETE', '/api/volunteers/{volunteerId}/awards/{awardId}'],
	downloadAwardEvidence: ['GET', '/api/volunteers/{volunteerId}/awards/{awardId}/evidence/{fileId}'],
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
	listOwn: ['GET', '/api/insurance/me'],
} as const;

export const certificatesRoutes = {
	listOfVolunteer: ['GET', '/api/certificates/volunteers/{volunteerId}'],
	readStanding: ['GET', '/api/certificates/volunteers/{volunteerId}/standing'],
	create: ['POST', '/api/certificates/volunteers/{volunteerId}'],
	update: ['PUT', '/api/certificates/volunteers/{volunteerId}/{certificateId}'],
	delete: ['DELETE', '/api/certificates/volunteers/{volunteerId}/{certificateId}'],
	stamp: ['PUT', '/api/certificates/volunteers/{volunteerId}/{certificateId}/stamped-scan'],
	downloadStampedScan: ['POST', '/api/certificates/volunteers/{volunteerId}/{certificateId}/stamped-scan/downloads'],
	download: ['POST', '/api/certificates/volunteers/{volunteerId}/{certificateId}/documents'],
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
