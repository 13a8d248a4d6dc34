/** What AWS answers when it is too busy for now; most of them with status 400. */
const busyAnswers: ReadonlySet<string> = new Set([
	'LimitExceededException',
	'ProvisionedThroughputExceededException',
	'RequestLimitExceeded',
	'SlowDown',
	'ThrottlingException',
	'TooManyRequestsException',
	'TransactionConflictException',
	'TransactionInProgressException',
]);

/** What is thrown when no answer came. */
const lostAnswers: ReadonlySet<string> = new Set(['AbortError', 'NetworkingError', 'TimeoutError']);
const lostConnections: ReadonlySet<string> = new Set([
	'EAI_AGAIN',
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ETIMEDOUT',
]);

/**
 * True when a service behind us was too busy, broken or out of reach: the same call may succeed a moment later. Not what
 * it refuses for good, as a request that is wrong or not allowed. ElectroDB wraps what the client throws.
 */
export function isPassingFault(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
	const status = $metadata?.httpStatusCode ?? 0;
	return (
		busyAnswers.has(error.name) ||
		lostAnswers.has(error.name) ||
		(typeof code === 'string' && lostConnections.has(code)) ||
		status >= 500 ||
		status === 429 ||
		isPassingFault(error.cause)
	);
}
