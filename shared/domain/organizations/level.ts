/** The five back-office levels, highest first (rule S-01). The index is the depth in the organisation tree. */
export const organizationLevels = ['governing', 'purpose', 'unit', 'team', 'squad'] as const;

export type OrganizationLevel = (typeof organizationLevels)[number];

/** zh-Hant labels of the levels (glossary G). */
export const organizationLevelLabels: Record<OrganizationLevel, string> = {
	governing: '主管機關',
	purpose: '目的機關',
	unit: '運用單位',
	team: '志工隊',
	squad: '志工小隊',
};

/** The level directly below, or undefined for a squad. */
export function levelBelow(level: OrganizationLevel): OrganizationLevel | undefined {
	return organizationLevels[organizationLevels.indexOf(level) + 1];
}

/** True when `level` stands at or above `floor` in the hierarchy. */
export function isAtLeast(level: OrganizationLevel, floor: OrganizationLevel): boolean {
	return organizationLevels.indexOf(level) <= organizationLevels.indexOf(floor);
}
