import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { loadSecrets } from '#platform/crypto/secrets.ts';
import { awsFault } from '#tests/support/aws-faults.ts';

const SECRETS_ARN = 'arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:keys';
const key = Buffer.alloc(32, 7).toString('base64');
const keys = { nationalIdKey: key, lookupKey: key, challengeKey: key };

function setup() {
	const client = new SecretsManagerClient({ region: 'local' });
	return { load: () => loadSecrets({ SECRETS_ARN }, client), service: mockClient(client) };
}

const failureOf = (call: Promise<unknown>) =>
	call.then(
		() => 'none',
		(error: unknown) => String(error),
	);

describe('the keys', () => {
	it('are those of the secret that the configuration names', async () => {
		const { load, service } = setup();
		service
			.on(GetSecretValueCommand, { SecretId: SECRETS_ARN })
			.resolves({ SecretString: JSON.stringify(keys) });
		expect(await load()).toEqual(keys);
	});

	it.each(['AccessDeniedException', 'ResourceNotFoundException', 'DecryptionFailure'])(
		'stop the start of a Lambda that is answered %s',
		async (name) => {
			const { load, service } = setup();
			service.on(GetSecretValueCommand).rejects(awsFault(name));
			await expect(load()).rejects.toThrow(name);
		},
	);

	it.each([
		['is empty', {}, `ConfigError: the secret ${SECRETS_ARN} is empty`],
		['is no JSON', { SecretString: key }, 'ConfigError: the secret is not JSON'],
		['lacks a key', { SecretString: JSON.stringify({ ...keys, lookupKey: undefined }) }, 'lookupKey'],
		[
			'has a key that is too short',
			{ SecretString: JSON.stringify({ ...keys, lookupKey: 'AAAA' }) },
			'lookupKey',
		],
	])('stop it when the secret %s, and no key is told', async (_, answer, words) => {
		const { load, service } = setup();
		service.on(GetSecretValueCommand).resolves(answer);
		const failure = await failureOf(load());
		expect(failure).toContain(words);
		expect(failure).not.toContain(key.slice(0, 8));
	});

	it('stop it when the configuration names neither text nor secret', async () => {
		expect(await failureOf(loadSecrets({}))).toContain('SECRETS_JSON or SECRETS_ARN must be set');
	});
});
