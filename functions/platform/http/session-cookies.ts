/** Back office and portal keep their sessions apart: on one host a person may be signed in to both. */
export type SessionKind = 'staff' | 'volunteer';

/**
 * `__Host-` binds the cookie to this host, path / and TLS; browsers refuse that prefix without TLS, so one machine goes
 * without it.
 */
export function sessionCookieName(kind: SessionKind, secure: boolean): string {
	return `${secure ? '__Host-' : ''}zhigong-${kind}`;
}

function cookie(name: string, value: string, secure: boolean, maxAgeSeconds: number): string {
	const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${maxAgeSeconds}`];
	if (secure) parts.push('Secure');
	return parts.join('; ');
}

export function sessionCookie(
	kind: SessionKind,
	token: string,
	secure: boolean,
	maxAgeSeconds: number,
): string {
	return cookie(sessionCookieName(kind, secure), token, secure, maxAgeSeconds);
}

export function clearedSessionCookie(kind: SessionKind, secure: boolean): string {
	return cookie(sessionCookieName(kind, secure), '', secure, 0);
}

/** The session token among the cookies of a request. */
export function readSessionToken(
	cookies: readonly string[] | undefined,
	kind: SessionKind,
	secure: boolean,
): string | undefined {
	const prefix = `${sessionCookieName(kind, secure)}=`;
	const found = cookies?.find((entry) => entry.startsWith(prefix));
	return found?.slice(prefix.length) || undefined;
}
