import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { errorStatus, type ErrorCode } from '#shared/contract/errors.ts';
import type { Problem } from '#shared/contract/problem.ts';
import { DomainError } from '../errors.ts';
import { isPassingFault } from '../passing-fault.ts';

const retryAfterSeconds = '5';

/**
 * Any thrown thing as RFC 9457 problem details. A `DomainError` speaks for itself; everything else is logged whole, so
 * that nothing of the inside leaks: a service that is busy or out of reach for now is answered as `request.busy`, with
 * the time after which to ask again, and any other fault as `internal`.
 */
export function problemResponse(
	thrown: unknown,
	requestId: string,
	logger: Logger,
): APIGatewayProxyStructuredResultV2 {
	const error = thrown instanceof DomainError ? thrown : new DomainError(codeOf(thrown));
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
		headers: {
			'content-type': 'application/problem+json; charset=utf-8',
			'cache-control': 'no-store',
			...(error.status === errorStatus.busy && { 'retry-after': retryAfterSeconds }),
		},
		body: JSON.stringify(problem),
	};
}

function codeOf(thrown: unknown): ErrorCode {
	return isPassingFault(thrown) ? 'request.busy' : 'internal';
}

function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
