import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { ConfigError } from '../config.ts';

const key = z
	.base64()
	.refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes of base64');

const secretsSchema = z.object({
	/** Seals ID numbers and outbox entries (AES-256-GCM). */
	nationalIdKey: key,
	/** Keyed hash by which a sealed ID number is found (HMAC-SHA-256). */
	lookupKey: key,
	/** Signs the proof-of-work challenges. */
	challengeKey: key,
});

export type Secrets = z.infer<typeof secretsSchema>;

/** Reads the keys from the environment (one machine) or from Secrets Manager (cloud), once at cold start. */
export async function loadSecrets(
	config: { SECRETS_JSON?: string; SECRETS_ARN?: string },
	client?: SecretsManagerClient,
): Promise<Secrets> {
	const text = config.SECRETS_JSON ?? (await fetchSecret(config.SECRETS_ARN, client));
	return secretsSchema.parse(parsedJson(text));
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		// Its message would quote the text, and go to the log.
		throw new ConfigError('the secret is not JSON');
	}
}

async function fetchSecret(arn: string | undefined, client?: SecretsManagerClient): Promise<string> {
	if (arn === undefined) throw new ConfigError('SECRETS_JSON or SECRETS_ARN must be set');
	const service = await import('@aws-sdk/client-secrets-manager');
	const answer = await (client ?? new service.SecretsManagerClient()).send(
		new service.GetSecretValueCommand({ SecretId: arn }),
	);
	if (answer.SecretString === undefined) throw new ConfigError(`the secret ${arn} is empty`);
	return answer.SecretString;
}
