/**
 * What may be done with a training record: `edit` changes everything, `annotate` 備註 only, `certify` adds or replaces
 * certificates, `complete` adds one that is missing.
 */
export const trainingActions = ['edit', 'annotate', 'certify', 'complete', 'delete'] as const;

export type TrainingAction = (typeof trainingActions)[number];

export interface TrainingStanding {
	/** The caller registered the record, or stands above who did (E-46). */
	isRegistrar: boolean;
	/** A book, or an application under review, rests on it. */
	isReliedOn: boolean;
	/** Taken over from a paper book, which brings no certificates (N-08). */
	isFromPaper: boolean;
	hasCertificate: boolean;
	/** The person is at present a member in the caller's scope. */
	isOwnMember: boolean;
}

/**
 * E-46: the own 登錄單位 maintains a record. What an authority took over from paper the person's unit may complete, or
 * nobody could: the certificates lie there.
 */
export function trainingActionsOf(standing: TrainingStanding): TrainingAction[] {
	const { isRegistrar, isReliedOn, isFromPaper, hasCertificate, isOwnMember } = standing;
	if (!isRegistrar) return isFromPaper && !hasCertificate && isOwnMember ? ['complete'] : [];
	return isReliedOn ? ['annotate', 'certify'] : ['edit', 'certify', 'delete'];
}
