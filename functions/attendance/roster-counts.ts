/** Rosters of a node and all below it. */
export function rostersCount(organizationId: string): string {
	return `rosters:${organizationId}`;
}

/** 需求人次 of a roster. */
export function neededCount(rosterId: string): string {
	return `roster-needed:${rosterId}`;
}

/** 排班人次 of a roster; closed with it. */
export function assignedCount(rosterId: string): string {
	return `roster-assigned:${rosterId}`;
}

/** 已排入次數 of a person in a position. */
export function timesCount(positionId: string, volunteerId: string): string {
	return `shifts:${positionId}:${volunteerId}`;
}
