// The back office is one client-side application: nothing is rendered ahead of time, every address gets index.html.
export const ssr = false;
export const prerender = false;
