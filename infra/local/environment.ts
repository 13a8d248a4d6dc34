import {
	approvalStateMachineArn,
	jobStateMachineArn,
	localCredentials,
	localRegion,
} from './local-account.ts';
import type { Ports } from './ports.ts';

export interface Addresses {
	portal: string;
	admin: string;
	objects: string;
	inbox: string;
	dynamodb: string;
	stepFunctions: string;
}

export const tableName = 'zhigong';
export const bucketName = 'zhigong-files';

/** Browsers use the first three, so they are named as a person would type them; the others are for this machine only. */
export function addressesOf(ports: Ports): Addresses {
	return {
		portal: `http://localhost:${ports.portal}`,
		admin: `http://localhost:${ports.admin}`,
		objects: `http://localhost:${ports.objects}`,
		inbox: `http://localhost:${ports.inbox}`,
		dynamodb: `http://127.0.0.1:${ports.dynamodb}`,
		stepFunctions: `http://127.0.0.1:${ports.stepFunctions}`,
	};
}

/**
 * The environment of every Lambda. The AWS SDK reads the `AWS_ENDPOINT_URL_*` variables by itself, so that no
 * handler knows where it runs.
 */
export function handlerEnvironment(addresses: Addresses, secretsJson: string): Record<string, string> {
	return {
		AWS_REGION: localRegion,
		AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
		AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
		AWS_ENDPOINT_URL_DYNAMODB: addresses.dynamodb,
		AWS_ENDPOINT_URL_DYNAMODB_STREAMS: addresses.dynamodb,
		AWS_ENDPOINT_URL_S3: addresses.objects,
		AWS_ENDPOINT_URL_SFN: addresses.stepFunctions,
		AWS_ENDPOINT_URL_SESV2: addresses.inbox.replace('localhost', '127.0.0.1'),
		TABLE_NAME: tableName,
		BUCKET_NAME: bucketName,
		S3_FORCE_PATH_STYLE: 'true',
		STATE_MACHINE_ARN: approvalStateMachineArn,
		JOB_STATE_MACHINE_ARN: jobStateMachineArn,
		MAIL_FROM: 'no-reply@zhigong.example',
		PORTAL_ORIGIN: addresses.portal,
		ADMIN_ORIGIN: addresses.admin,
		COOKIE_SECURE: 'false',
		CITY_NAME: process.env.CITY_NAME ?? '桃園市',
		SECRETS_JSON: secretsJson,
		POWERTOOLS_SERVICE_NAME: 'zhigong',
		POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'WARN',
		POWERTOOLS_METRICS_NAMESPACE: 'zhigong',
		POWERTOOLS_METRICS_DISABLED: 'true',
	};
}

/** Must run before a handler is imported: each parses its configuration while it loads. */
export function applyEnvironment(environment: Record<string, string>): void {
	// A profile or a session token of the developer would take part in signing, and no local service would accept it.
	delete process.env.AWS_PROFILE;
	delete process.env.AWS_SESSION_TOKEN;
	delete process.env.AWS_ENDPOINT_URL;
	Object.assign(process.env, environment);
}
