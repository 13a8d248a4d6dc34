/** Where to go after signing in. Only pages of the volunteer area are followed: the address could come from a mail. */
export function safeReturnPath(wanted: string | null): string | undefined {
	return wanted !== null && /^(\/en)?\/volunteer\/[a-z/-]+\/$/.test(wanted) ? wanted : undefined;
}
