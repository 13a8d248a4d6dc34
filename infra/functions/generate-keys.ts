import {
	GetSecretValueCommand,
	PutSecretValueCommand,
	ResourceNotFoundException,
	SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { CloudFormationCustomResourceEvent, CloudFormationCustomResourceResponse } from 'aws-lambda';
import { randomBytes } from 'node:crypto';
import * as z from 'zod';

const keyBytes = 32;

const requestSchema = z.object({
	SecretArn: z.string().min(1),
	/** Names of the keys that must exist. */
	Keys: z.array(z.string().min(1)).min(1),
});

const storedSchema = z.record(z.string(), z.string());

export interface SecretStore {
	/** The secret's text, or undefined as long as it never had any. */
	read(secretArn: string): Promise<string | undefined>;
	write(secretArn: string, text: string): Promise<void>;
}

/**
 * Adds the keys that a secret does not have yet and touches no other: losing `nationalIdKey` would lose every sealed
 * ID number, so nothing here ever replaces or removes a key.
 */
export async function addMissingKeys(
	store: SecretStore,
	secretArn: string,
	names: readonly string[],
): Promise<void> {
	const text = await store.read(secretArn);
	// A secret that cannot be read as keys is an error for a person to look at, never something to overwrite.
	const stored = text === undefined ? {} : storedSchema.parse(JSON.parse(text));
	const missing = names.filter((name) => stored[name] === undefined);
	if (missing.length === 0) return;
	const added = Object.fromEntries(missing.map((name) => [name, randomBytes(keyBytes).toString('base64')]));
	await store.write(secretArn, JSON.stringify({ ...stored, ...added }));
}

function secretStore(client = new SecretsManagerClient()): SecretStore {
	return {
		async read(SecretId) {
			try {
				return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString;
			} catch (error) {
				// The secret itself exists (the stack made it): what is not found is its first version.
				if (error instanceof ResourceNotFoundException) return undefined;
				throw error;
			}
		},
		async write(SecretId, SecretString) {
			await client.send(new PutSecretValueCommand({ SecretId, SecretString }));
		},
	};
}

/** Custom resource: CloudFormation can generate one random text in a secret, and we need three keys in one. */
export async function handler(event: CloudFormationCustomResourceEvent): Promise<void> {
	let failure: string | undefined;
	try {
		const { SecretArn, Keys } = requestSchema.parse(event.ResourceProperties);
		if (event.RequestType !== 'Delete') await addMissingKeys(secretStore(), SecretArn, Keys);
	} catch (error) {
		// The name only: messages of JSON.parse quote what they could not read.
		failure = error instanceof Error ? error.name : 'unknown error';
		console.error(JSON.stringify({ message: 'the keys could not be generated', failure }));
	}
	await answer(event, failure);
}

async function answer(event: CloudFormationCustomResourceEvent, failure: string | undefined): Promise<void> {
	const response: CloudFormationCustomResourceResponse = {
		Status: failure === undefined ? 'SUCCESS' : 'FAILED',
		Reason: failure ?? '',
		PhysicalResourceId: 'PhysicalResourceId' in event ? event.PhysicalResourceId : 'platform-keys',
		StackId: event.StackId,
		RequestId: event.RequestId,
		LogicalResourceId: event.LogicalResourceId,
	};
	const { ok, status } = await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify(response) });
	if (!ok) throw new Error(`CloudFormation refused the answer: ${status}`);
}
