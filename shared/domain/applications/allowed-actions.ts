import type { ApplicationStatus } from '../../codes/application-statuses.ts';
import { isWithin } from '../organizations/organization-path.ts';
import { isEditable, mayHappen } from './application-states.ts';

export type AllowedAction = 'edit' | 'submit' | 'delete' | 'withdraw' | 'review';

interface ApplicationState {
	status: ApplicationStatus;
	/** Path of the organisation that applies. */
	applicantPath: string;
	/** Account that sent the present round. */
	submittedBy?: string | undefined;
	/** Organisation of the open station, when there is one. */
	openStageOrganizationId?: string | undefined;
	/** True once a station of the present round has decided. */
	decidedInRound: boolean;
}

interface Person {
	accountId: string;
	organizationId: string;
	path: string;
	level: string;
	functions: readonly string[];
}

/**
 * What a back-office account may do with an application; the screens show these buttons and the server checks the same
 * list. The applicant's organisation, and those below it in the tree down to the applicant, edit; the accounts of the
 * open station review, but nobody reviews what they sent themselves, except the governing authority (W-16). The governing
 * authority may also stand in at a station below it (L), so that a form never waits for an organisation without accounts.
 */
export function allowedActions(application: ApplicationState, person: Person): AllowedAction[] {
	const actions: AllowedAction[] = [];
	const { status } = application;
	const applies =
		isWithin(application.applicantPath, person.path) &&
		['unit', 'team', 'squad'].includes(person.level) &&
		person.functions.includes('applications.record-book');
	if (applies && isEditable(status)) actions.push('edit');
	if (applies && mayHappen('submit', status)) actions.push('submit');
	if (applies && mayHappen('delete', status)) actions.push('delete');
	if (applies && mayHappen('withdraw', status) && !(status === 'in-review' && application.decidedInRound)) {
		actions.push('withdraw');
	}
	const open = application.openStageOrganizationId;
	const reviews =
		status === 'in-review' &&
		open !== undefined &&
		(open === person.organizationId || person.level === 'governing') &&
		person.functions.includes('reviews.pending');
	const own = application.submittedBy === person.accountId && person.level !== 'governing';
	if (reviews && !own) actions.push('review');
	return actions;
}
