import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Access } from '#shared/contract/define-route.ts';
import { DomainError } from '../errors.ts';
import type { SessionKind } from './session-cookies.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The site of each kind of session. */
export type SiteOrigins = Readonly<Record<SessionKind, string>>;

const both: readonly SessionKind[] = ['staff', 'volunteer'];

/** The kinds of sessions whose site may call a route. */
function kindsOf(access: Access): readonly SessionKind[] {
	switch (access.kind) {
		case 'staff':
		case 'volunteer':
			return [access.kind];
		case 'public':
			return access.session ? [access.session] : both;
		case 'signed-in':
			return both;
	}
}

/**
 * The kinds of sessions that a request may use. Refuses writes that another site had the browser send: browsers put
 * `Origin` on every POST, PUT and DELETE; a write without one is no browser of ours and is refused too. A page of the
 * portal writes with a volunteer's session only, one of the back office with an account's only, whatever other cookies
 * the browser sends along.
 *
 * @throws DomainError `request.origin-refused`
 */
export function checkOrigin(
	event: APIGatewayProxyEventV2,
	access: Access,
	origins: SiteOrigins,
): readonly SessionKind[] {
	const kinds = kindsOf(access);
	if (reading.has(event.requestContext.http.method)) return kinds;
	const origin = event.headers['origin'];
	const own = kinds.filter((kind) => origins[kind] === origin);
	if (own.length === 0) throw new DomainError('request.origin-refused');
	return own;
}
