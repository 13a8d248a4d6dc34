/** A finished course, as far as a requirement of hours looks at it. */
export interface RequiredTraining {
	/** Decimal hours. */
	hours: number;
	/** ISO date of the last day. */
	endDate: string;
}

/**
 * How much of a training requirement is fulfilled: 1 or more is enough. Each course counts against the hours that were
 * required when it was finished, because the requirement was halved on 2018-06-01 (E-25: 12 hours before, 6 since).
 */
export function trainingShare(
	training: readonly RequiredTraining[],
	requiredOn: (date: string) => number,
): number {
	return training.reduce((share, course) => share + course.hours / requiredOn(course.endDate), 0);
}

/** Sums of thirds and sixths must not miss 1 by a rounding error. */
const tolerance = 1e-9;

/** Whether a share is the whole of a requirement. */
export function isWhole(share: number): boolean {
	return share >= 1 - tolerance;
}
