import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { tableDefinition } from '#infra/table-definition.ts';
import { synthesize, testSettings } from './synthesize.ts';

const { data, alerts } = synthesize();

describe('the table', () => {
	it('is the table that the local stack makes', () => {
		data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
			KeySchema: [
				{ AttributeName: tableDefinition.partitionKey, KeyType: 'HASH' },
				{ AttributeName: tableDefinition.sortKey, KeyType: 'RANGE' },
			],
			GlobalSecondaryIndexes: tableDefinition.indexes.map(({ name, partitionKey, sortKey }) => ({
				IndexName: name,
				KeySchema: [
					{ AttributeName: partitionKey, KeyType: 'HASH' },
					{ AttributeName: sortKey, KeyType: 'RANGE' },
				],
				Projection: { ProjectionType: 'ALL' },
			})),
			StreamSpecification: { StreamViewType: tableDefinition.streamViewType },
			TimeToLiveSpecification: { AttributeName: tableDefinition.timeToLiveAttribute, Enabled: true },
			BillingMode: 'PAY_PER_REQUEST',
		});
	});

	it('can be put back to any moment of the last 35 days, and is not deleted by accident', () => {
		data.hasResource('AWS::DynamoDB::GlobalTable', {
			DeletionPolicy: 'RetainExceptOnCreate',
			UpdateReplacePolicy: 'Retain',
			Properties: {
				Replicas: [
					Match.objectLike({
						DeletionProtectionEnabled: true,
						PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
					}),
				],
			},
		});
	});

	it('is encrypted with our own key, which rotates', () => {
		data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
			SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
			Replicas: [Match.objectLike({ SSESpecification: { KMSMasterKeyId: Match.anyValue() } })],
		});
		data.hasResource('AWS::KMS::Key', {
			DeletionPolicy: 'RetainExceptOnCreate',
			Properties: { EnableKeyRotation: true },
		});
	});
});

describe('the bucket of files', () => {
	const name = Match.objectLike({ 'Fn::Join': Match.anyValue() });

	it('is encrypted with our own key, versioned, and never public', () => {
		data.hasResource('AWS::S3::Bucket', {
			DeletionPolicy: 'RetainExceptOnCreate',
			Properties: {
				BucketName: name,
				BucketEncryption: {
					ServerSideEncryptionConfiguration: [
						{
							BucketKeyEnabled: true,
							ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
						},
					],
				},
				VersioningConfiguration: { Status: 'Enabled' },
				PublicAccessBlockConfiguration: {
					BlockPublicAcls: true,
					BlockPublicPolicy: true,
					IgnorePublicAcls: true,
					RestrictPublicBuckets: true,
				},
				LoggingConfiguration: Match.objectLike({ DestinationBucketName: Match.anyValue() }),
			},
		});
	});

	it('refuses connections without TLS 1.2', () => {
		for (const Condition of [
			{ Bool: { 'aws:SecureTransport': 'false' } },
			{ NumericLessThan: { 's3:TlsVersion': 1.2 } },
		]) {
			data.allResourcesProperties('AWS::S3::BucketPolicy', {
				PolicyDocument: {
					Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition })]),
				},
			});
		}
	});

	it('forgets uploads that no record took over, and documents that were made once', () => {
		data.hasResourceProperties('AWS::S3::Bucket', {
			BucketName: name,
			LifecycleConfiguration: {
				Rules: Match.arrayWith([
					Match.objectLike({ Prefix: 'uploads/', ExpirationInDays: 4, Status: 'Enabled' }),
					Match.objectLike({ Prefix: 'documents/', ExpirationInDays: 7, Status: 'Enabled' }),
				]),
			},
		});
	});

	it('lets only the two sites upload', () => {
		data.hasResourceProperties('AWS::S3::Bucket', {
			BucketName: name,
			CorsConfiguration: {
				CorsRules: [
					Match.objectLike({
						AllowedOrigins: [`https://${testSettings.portalDomain}`, `https://${testSettings.adminDomain}`],
						AllowedMethods: ['GET', 'HEAD', 'POST'],
					}),
				],
			},
		});
	});
});

describe('the secret', () => {
	it('is never written by a template, and survives the stack', () => {
		data.hasResource('AWS::SecretsManager::Secret', {
			DeletionPolicy: 'RetainExceptOnCreate',
			Properties: {
				SecretString: Match.absent(),
				GenerateSecretString: Match.absent(),
				KmsKeyId: Match.anyValue(),
			},
		});
	});

	it('gets the three keys that the platform reads', () => {
		data.hasResourceProperties('Custom::PlatformKeys', {
			Keys: ['nationalIdKey', 'lookupKey', 'challengeKey'],
		});
	});
});

describe('backups', () => {
	it('are made daily and monthly, of the table and the bucket, into a locked vault', () => {
		data.hasResourceProperties('AWS::Backup::BackupPlan', {
			BackupPlan: {
				BackupPlanRule: [
					Match.objectLike({ Lifecycle: { DeleteAfterDays: 35 } }),
					Match.objectLike({ Lifecycle: { DeleteAfterDays: 400 } }),
				],
			},
		});
		data.hasResourceProperties('AWS::Backup::BackupSelection', {
			BackupSelection: {
				Resources: [
					{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Table'), 'Arn'] },
					{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Bucket'), 'Arn'] },
				],
			},
		});
		data.hasResourceProperties('AWS::Backup::BackupVault', {
			EncryptionKeyArn: Match.anyValue(),
			LockConfiguration: { MinRetentionDays: 30 },
		});
	});

	it('tell the operator when they fail', () => {
		data.hasResourceProperties('AWS::Events::Rule', {
			EventPattern: Match.objectLike({ source: ['aws.backup'] }),
			Targets: [Match.objectLike({ Arn: Match.anyValue() })],
		});
		alerts.hasResourceProperties('AWS::SNS::TopicPolicy', {
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({
						Effect: 'Allow',
						Principal: { Service: 'events.amazonaws.com' },
						Action: 'sns:Publish',
					}),
				]),
			},
		});
	});

	it('go to another vault once a month when one is named', () => {
		const backupCopyVaultArn = 'arn:aws:backup:ap-southeast-1:000000000000:backup-vault:far';
		synthesize({ backupCopyVaultArn }).data.hasResourceProperties('AWS::Backup::BackupPlan', {
			BackupPlan: {
				BackupPlanRule: Match.arrayWith([
					Match.objectLike({
						RuleName: 'monthly',
						CopyActions: [{ DestinationBackupVaultArn: backupCopyVaultArn }],
					}),
				]),
			},
		});
	});
});

it('the stack cannot be deleted without being unprotected first', async () => {
	const { buildApp } = await import('./synthesize.ts');
	expect(buildApp().stacks.data.terminationProtection).toBe(true);
});
