import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type {
	APIGatewayRequestSimpleAuthorizerHandlerV2,
	APIGatewayRequestAuthorizerEventV2,
	APIGatewaySimpleAuthorizerResult,
} from 'aws-lambda';
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

/** The header by which CloudFront shows that a request came through it, and so through the firewall. */
export const originKeyHeader = 'x-origin-key';

const secretNames = z
	.string()
	.min(1)
	.transform((text) => text.split(','));

/**
 * Lets only our own CloudFront distributions call the HTTP API: its address is public, and behind it no firewall
 * stands and the viewer's address could be invented.
 *
 * @param readKeys - the keys that are good now: the present one, and the one before it while a change is rolled out
 */
export function originVerifier(readKeys: () => Promise<readonly string[]>) {
	return async ({
		headers,
	}: Pick<APIGatewayRequestAuthorizerEventV2, 'headers'>): Promise<APIGatewaySimpleAuthorizerResult> => {
		const shown = headers?.[originKeyHeader] ?? '';
		const keys = await readKeys();
		return { isAuthorized: keys.some((key) => equal(key, shown)) };
	};
}

// Hashed first, because timingSafeEqual wants equal lengths and a length is a hint too.
function equal(left: string, right: string): boolean {
	const [a, b] = [left, right].map((text) => createHash('sha256').update(text).digest());
	return left !== '' && a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

let keys: Promise<string[]> | undefined;

function readKeysOnce(): Promise<string[]> {
	keys ??= (async () => {
		const client = new SecretsManagerClient();
		const names = secretNames.parse(process.env['ORIGIN_KEY_SECRETS']);
		const answers = await Promise.all(
			names.map((SecretId) => client.send(new GetSecretValueCommand({ SecretId }))),
		);
		return answers.map(({ SecretString }) => SecretString ?? '');
	})();
	// A failed read must not be remembered, or this instance would refuse everybody until it is replaced.
	keys.catch(() => {
		keys = undefined;
	});
	return keys;
}

export const handler: APIGatewayRequestSimpleAuthorizerHandlerV2 = originVerifier(readKeysOnce);
