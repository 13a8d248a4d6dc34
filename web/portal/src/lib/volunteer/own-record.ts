import { createContext } from 'svelte';
import type { RouteResponse } from '#shared/contract/define-route.ts';
import type { contract } from '#shared/contract/index.ts';
import type { Resource } from '../api/resource.svelte.ts';

export type OwnRecord = RouteResponse<(typeof contract)['volunteers']['getOwnRecord']>;

/** The signed-in volunteer's own record: loaded once for the whole area, which shows it in its head. */
export const [useOwnRecord, provideOwnRecord] = createContext<Resource<OwnRecord>>();
