import { monotonicFactory } from 'ulid';

/** Makes a new id; ids of one process sort by the time they were made. */
export type NewId = () => string;

export const newUlid: NewId = monotonicFactory();
