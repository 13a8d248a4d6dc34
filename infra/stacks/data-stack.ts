import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
	AttributeType,
	Billing,
	StreamViewType,
	TableEncryptionV2,
	TableV2,
	type Attribute,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
	BlockPublicAccess,
	Bucket,
	BucketEncryption,
	HttpMethods,
	ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { accessLogBucket } from '../constructs/access-log-bucket.ts';
import { raiseAlarm } from '../constructs/alarm.ts';
import { DailyBackups } from '../constructs/daily-backups.ts';
import { filesBucketName, type DataStore } from '../constructs/data-store.ts';
import type { CodeOf } from '../constructs/platform-function.ts';
import { PlatformKeys } from '../constructs/platform-keys.ts';
import { keptPolicy } from '../constructs/retention.ts';
import { objectStoreCors } from '../object-store-cors.ts';
import { adminOrigin, portalOrigin, type Settings } from '../settings.ts';
import { tableDefinition } from '../table-definition.ts';

interface DataStackProps extends StackProps {
	readonly settings: Settings;
	readonly codeOf: CodeOf;
	readonly topic: ITopic;
}

/** Everything that must never be lost: the table, the files, the keys, and the backups of the first two. */
export class DataStack extends Stack implements DataStore {
	readonly key: Key;
	readonly table: TableV2;
	readonly bucket: Bucket;
	readonly bucketName: string;
	readonly keysSecret: PlatformKeys['secret'];

	constructor(scope: Construct, id: string, { settings, codeOf, topic, ...props }: DataStackProps) {
		super(scope, id, { ...props, terminationProtection: true });
		this.key = new Key(this, 'Key', {
			alias: `alias/${settings.name}`,
			description: 'Personal data of the volunteers: table, files, backups and the keys inside the secret.',
			enableKeyRotation: true,
			removalPolicy: keptPolicy,
		});
		this.table = this.#table(settings);
		this.bucketName = filesBucketName(this, settings);
		this.bucket = this.#bucket(settings);
		this.keysSecret = new PlatformKeys(this, 'Keys', { settings, codeOf, topic, key: this.key }).secret;
		new DailyBackups(this, 'Backups', {
			settings,
			table: this.table,
			bucket: this.bucket,
			key: this.key,
			topic,
		});
		this.#throttleAlarms(settings, topic);
		new CfnOutput(this, 'TableName', { value: this.table.tableName });
		new CfnOutput(this, 'BucketName', { value: this.bucketName });
		new CfnOutput(this, 'SecretsArn', { value: this.keysSecret.secretArn });
		new CfnOutput(this, 'UploadOrigin', {
			description: 'UPLOAD_ORIGINS when the sites are built: their content security policy names it.',
			value: `https://${this.bucket.bucketRegionalDomainName}`,
		});
	}

	#table(settings: Settings): TableV2 {
		return new TableV2(this, 'Table', {
			tableName: settings.name,
			partitionKey: text(tableDefinition.partitionKey),
			sortKey: text(tableDefinition.sortKey),
			globalSecondaryIndexes: tableDefinition.indexes.map(({ name, partitionKey, sortKey }) => ({
				indexName: name,
				partitionKey: text(partitionKey),
				sortKey: text(sortKey),
			})),
			billing: Billing.onDemand(),
			encryption: TableEncryptionV2.customerManagedKey(this.key),
			pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
			dynamoStream: StreamViewType[tableDefinition.streamViewType],
			timeToLiveAttribute: tableDefinition.timeToLiveAttribute,
			deletionProtection: true,
			removalPolicy: keptPolicy,
		});
	}

	#bucket(settings: Settings): Bucket {
		return new Bucket(this, 'Bucket', {
			bucketName: this.bucketName,
			encryption: BucketEncryption.KMS,
			encryptionKey: this.key,
			bucketKeyEnabled: true,
			versioned: true,
			blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
			objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
			enforceSSL: true,
			minimumTLSVersion: 1.2,
			serverAccessLogsBucket: accessLogBucket(this, 'BucketLogs'),
			serverAccessLogsPrefix: 'files/',
			cors: [
				{
					allowedOrigins: [portalOrigin(settings), adminOrigin(settings), ...settings.additionalOrigins],
					allowedMethods: objectStoreCors.allowedMethods.map((method) => HttpMethods[method]),
					allowedHeaders: [...objectStoreCors.allowedHeaders],
					exposedHeaders: [...objectStoreCors.exposedHeaders],
					maxAge: objectStoreCors.maxAgeSeconds,
				},
			],
			lifecycleRules: [
				// A form left open over a weekend still finds its uploads.
				{
					id: 'uploads',
					prefix: 'uploads/',
					expiration: Duration.days(4),
					noncurrentVersionExpiration: Duration.days(1),
				},
				{
					id: 'documents',
					prefix: 'documents/',
					expiration: Duration.days(7),
					noncurrentVersionExpiration: Duration.days(1),
				},
				// What was deleted or replaced can be brought back for a month, then it is gone (個資法 §11).
				{ id: 'replaced', noncurrentVersionExpiration: Duration.days(30), expiredObjectDeleteMarker: true },
				{ id: 'broken-off', abortIncompleteMultipartUploadAfter: Duration.days(1) },
			],
			removalPolicy: keptPolicy,
		});
	}

	#throttleAlarms(settings: Settings, topic: ITopic): void {
		for (const kind of ['Read', 'Write'] as const) {
			raiseAlarm(this, `${kind}Throttles`, {
				name: `${settings.name}-table-${kind.toLowerCase()}-throttles`,
				metric: this.#throttleEvents(kind),
				threshold: 1,
				periods: 2,
				meaning:
					'DynamoDB refused requests: one key is asked for too often, or traffic more than doubled at once.',
				topic,
			});
		}
	}

	/** The table's own throttles and those of its indexes, which are counted apart. */
	#throttleEvents(kind: 'Read' | 'Write'): MathExpression {
		const options = { namespace: 'AWS/DynamoDB', metricName: `${kind}ThrottleEvents`, statistic: 'Sum' };
		const TableName = this.table.tableName;
		const usingMetrics: Record<string, Metric> = {
			own: new Metric({ ...options, dimensionsMap: { TableName } }),
		};
		for (const { name } of tableDefinition.indexes) {
			usingMetrics[name] = new Metric({
				...options,
				dimensionsMap: { TableName, GlobalSecondaryIndexName: name },
			});
		}
		const sum = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`);
		return new MathExpression({ expression: sum.join(' + '), usingMetrics, period: Duration.minutes(5) });
	}
}

function text(name: string): Attribute {
	return { name, type: AttributeType.STRING };
}
