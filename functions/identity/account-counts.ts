/** Counter of the accounts at a node and below it. */
export function accountsCount(organizationId: string): string {
	return `accounts:${organizationId}`;
}
