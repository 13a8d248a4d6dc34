import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Problem } from '#shared/contract/problem.ts';
import { DomainError } from '../errors.ts';

/**
 * Any thrown thing as RFC 9457 problem details. A `DomainError` speaks for itself; everything else is logged whole and
 * answered as `internal`, so that nothing of the inside leaks.
 */
export function problemResponse(
	thrown: unknown,
	requestId: string,
	logger: Logger,
): APIGatewayProxyStructuredResultV2 {
	const error = thrown instanceof DomainError ? thrown : new DomainError('internal');
	if (error !== thrown) logger.error('unexpected failure', { requestId, error: asError(thrown) });
	const problem: Problem = {
		type: `urn:zhigong:error:${error.code}`,
		title: error.title,
		status: error.status,
		code: error.code,
		requestId,
		...(error.detail !== undefined && { detail: error.detail }),
		...(error.errors && { errors: error.errors }),
	};
	return {
		statusCode: error.status,
		headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
		body: JSON.stringify(problem),
	};
}

function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
