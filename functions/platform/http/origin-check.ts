import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { DomainError } from '../errors.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site had the browser send. Browsers put `Origin` on every POST, PUT and DELETE; a write
 * without one is no browser of ours and is refused too.
 */
export function checkOrigin(event: APIGatewayProxyEventV2, allowed: readonly string[]): void {
	if (reading.has(event.requestContext.http.method)) return;
	const origin = event.headers['origin'];
	if (origin === undefined || !allowed.includes(origin)) throw new DomainError('request.origin-refused');
}
