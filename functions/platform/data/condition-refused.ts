/** True when a single write was refused by its own condition; ElectroDB wraps what the client throws. */
export function isConditionRefused(error: unknown): boolean {
	const cause = error instanceof Error ? error.cause : undefined;
	return [error, cause].some((one) => one instanceof Error && one.name === 'ConditionalCheckFailedException');
}
