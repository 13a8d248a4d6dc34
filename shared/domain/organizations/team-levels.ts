import type { OrganizationLevel } from './level.ts';

/** The levels whose nodes people join inside a unit; their acts are the same (T-09, T-11). */
export type TeamLevel = Extract<OrganizationLevel, 'team' | 'squad'>;

/** The level that a team or squad belongs to, and whose people it takes (T-07, T-11). */
export const levelAboveTeam = { team: 'unit', squad: 'team' } as const satisfies Record<
	TeamLevel,
	OrganizationLevel
>;
