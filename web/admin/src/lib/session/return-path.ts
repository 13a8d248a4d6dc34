/** Where to go after signing in. Only paths of this site are followed: the address could come from a mail. */
export function safeReturnPath(wanted: string | null): string {
	if (wanted === null || !/^\/(?![/\\])/.test(wanted) || wanted.includes('\\')) return '/';
	return /^\/(login|forgot-password|set-password|change-password)\b/.test(wanted) ? '/' : wanted;
}

/** The address of the login page that comes back to here. */
export function loginPath(returnTo: string): string {
	const path = safeReturnPath(returnTo);
	return path === '/' ? '/login' : `/login?returnTo=${encodeURIComponent(path)}`;
}
