import { enter } from '#admin/session/door.ts';

export const load = enter;
