import type { ApplicationStatus } from '../../codes/application-statuses.ts';
import { isEditable } from './application-states.ts';

export const candidateActions = ['first', 'reissue', 'renewal', 'edit', 'view'] as const;

export type CandidateAction = (typeof candidateActions)[number];

interface Candidate {
	/** Of the latest application, or of the book. */
	status: ApplicationStatus;
	bookNumber?: string | undefined;
	applicationId?: string | undefined;
}

/** The buttons of 紀錄冊申請 (F-11): 初次申請 without a book, 補發 and 換發 with one; an open application leads to itself instead. */
export function actionsOfCandidate(
	{ status, bookNumber, applicationId }: Candidate,
	mayApply: boolean,
): CandidateAction[] {
	const view: CandidateAction[] = applicationId ? ['view'] : [];
	if (!mayApply) return view;
	if (isEditable(status)) return ['edit'];
	if (status === 'in-review') return ['view'];
	return [...(bookNumber ? (['reissue', 'renewal'] as const) : (['first'] as const)), ...view];
}
