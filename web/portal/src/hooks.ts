import type { Reroute } from '@sveltejs/kit/hooks';
import { plainPath } from '#portal/language/locale.ts';

/** `/en/news/` is the route `/news`, in English. */
export const reroute: Reroute = ({ url }) => plainPath(url.pathname);
