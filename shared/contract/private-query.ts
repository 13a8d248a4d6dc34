/**
 * Filters that name a person. Addresses end up in histories and logs, so these never stand in one: they travel in a
 * header, written like a query, and a list that is asked with one in its address refuses.
 */
export const privateQueryKeys: readonly string[] = ['nationalId'];

export const privateQueryHeader = 'x-private-query';
