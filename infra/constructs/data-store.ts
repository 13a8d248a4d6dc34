import { Aws, Token, type Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { LambdaAccess } from '../lambdas.ts';
import type { Settings } from '../settings.ts';
import { tableDefinition } from '../table-definition.ts';
import { acknowledge } from './acknowledge.ts';
import type { PlatformFunction } from './platform-function.ts';

/** What the data stack gives to the functions. */
export interface DataStore {
	readonly table: ITableV2;
	readonly bucketName: string;
	readonly keysSecret: ISecret;
	readonly key: IKey;
}

/** No Scan: every access is by key or index (docs/data-model.md). Transactions are allowed by their single actions. */
const tableActions: Record<NonNullable<LambdaAccess['table']>, readonly string[]> = {
	records: [
		'dynamodb:BatchGetItem',
		'dynamodb:ConditionCheckItem',
		'dynamodb:DeleteItem',
		'dynamodb:GetItem',
		'dynamodb:PutItem',
		'dynamodb:Query',
		'dynamodb:UpdateItem',
	],
	outbox: ['dynamodb:DeleteItem', 'dynamodb:Query'],
};

interface ObjectGrant {
	readonly read: readonly string[];
	readonly write: readonly string[];
}

const objectGrants: Record<NonNullable<LambdaAccess['objects']>, ObjectGrant> = {
	'grant-upload': { read: [], write: ['uploads'] },
	attach: { read: ['uploads', 'files'], write: ['files'] },
	'make-documents': { read: ['uploads', 'files', 'documents'], write: ['files', 'documents'] },
	'run-jobs': { read: ['uploads', 'documents'], write: ['documents'] },
	'hand-out-documents': { read: ['documents'], write: [] },
	'name-only': { read: [], write: [] },
};

/** Gives a function what its definition asks for: the permission and the variable together, or neither. */
export function bindDataStore(target: PlatformFunction, store: DataStore): void {
	const { table, objects, secrets } = target.definition.access;
	const services: string[] = [];
	if (table !== undefined) {
		target.addEnvironment({ TABLE_NAME: store.table.tableName });
		target.allow(tableActions[table], [store.table.tableArn]);
		target.allow(['dynamodb:Query'], indexArnsOf(store));
		services.push('dynamodb');
	}
	if (objects !== undefined) {
		bindBucket(target, store.bucketName, objectGrants[objects]);
		if (objects !== 'name-only') services.push('s3');
	}
	if (secrets) {
		target.addEnvironment({ SECRETS_ARN: store.keysSecret.secretArn });
		target.allow(['secretsmanager:GetSecretValue'], [store.keysSecret.secretArn]);
		services.push('secretsmanager');
	}
	if (services.length > 0) allowKey(target, store.key, services);
}

function indexArnsOf({ table }: DataStore): string[] {
	return tableDefinition.indexes.map(({ name }) => `${table.tableArn}/index/${name}`);
}

function bindBucket(target: PlatformFunction, bucketName: string, { read, write }: ObjectGrant): void {
	target.addEnvironment({ BUCKET_NAME: bucketName, S3_FORCE_PATH_STYLE: 'false' });
	const bucketArn = `arn:${Aws.PARTITION}:s3:::${bucketName}`;
	const under = (prefixes: readonly string[]) => prefixes.map((prefix) => `${bucketArn}/${prefix}/*`);
	if (read.length > 0) {
		target.allow(['s3:GetObject'], under(read));
		// Without it S3 answers "forbidden" instead of "not found" for an object that is not there.
		target.allow(['s3:ListBucket'], [bucketArn]);
	}
	if (write.length > 0) target.allow(['s3:PutObject'], under(write));
	const shownName = bucketName.replace(Aws.ACCOUNT_ID, '<AWS::AccountId>');
	for (const prefix of new Set([...read, ...write])) {
		acknowledge(
			target.role,
			`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${shownName}/${prefix}/*]`,
			`Objects get their keys when they are made; the function is held to ${prefix}/ of one bucket.`,
		);
	}
}

/** Known before the deployment, because the built sites name the bucket in their content security policy. */
export function filesBucketName(stack: Stack, settings: Settings): string {
	const account = Token.isUnresolved(stack.account) ? Aws.ACCOUNT_ID : stack.account;
	return `${settings.name}-files-${account}-${settings.region}`;
}

/** Only through the services that hold the data, never directly. */
function allowKey(target: PlatformFunction, key: IKey, services: readonly string[]): void {
	target.allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'], [key.keyArn], {
		StringEquals: {
			'kms:ViaService': services.map((service) => `${service}.${target.region}.amazonaws.com`),
		},
	});
}
