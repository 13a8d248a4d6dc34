import type { Change } from '#platform/data/transaction.ts';
import type { ReviewItem } from '#shared/codes/review-items.ts';
import type { Stage } from '#shared/domain/applications/stages.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import type { OrganizationPath } from '#shared/domain/organizations/organization-path.ts';
import type { Membership } from '#functions/volunteers/standing.ts';
import type { ApplicationHead } from './application.repository.ts';

/** What an approval brings about, as parts of the closing transaction. */
export interface Issue {
	changes: Change[];
	/** Fields of the head that the approval fills. */
	head: Partial<Pick<ApplicationHead, 'bookNumber'>>;
	/** Who is told, and what. */
	mails: { to: string; subject: string; text: string }[];
}

/**
 * One kind of application. The review itself is the same for all: stations, queue, decisions, history, rounds.
 */
export interface ApplicationType {
	item: ReviewItem;
	/** Stations of an application by its applicant (W-10, W-11, W-12). */
	stages(applicantPath: OrganizationPath, applicantLevel: OrganizationLevel): Stage[];
	/** Prepares what the approval issues; called again when somebody else drew the same number. */
	issue(application: ApplicationHead): Promise<Issue>;
	/**
	 * What the lists of the applicant show after each change of status. With `judged`, the membership as it was when
	 * eligibility was judged, the write is refused with `StaleReading` once anything of it has changed since.
	 */
	statusChanges(application: ApplicationHead, judged?: Membership): Promise<Change[]>;
}

/** The registry: adding an application type is adding an entry. */
export type ApplicationTypes = Partial<Record<ReviewItem, ApplicationType>>;

export function applicationType(types: ApplicationTypes, item: ReviewItem): ApplicationType {
	const type = types[item];
	if (!type) throw new TypeError(`no application type ${item}`);
	return type;
}
