import type { TeamLevel } from '#shared/domain/organizations/team-levels.ts';

/** Where a membership names its team and its squad. */
export const teamField = { team: 'teamId', squad: 'squadId' } as const satisfies Record<TeamLevel, string>;
