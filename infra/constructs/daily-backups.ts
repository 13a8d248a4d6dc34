import { Duration } from 'aws-cdk-lib';
import {
	BackupPlan,
	BackupPlanRule,
	BackupResource,
	BackupVault,
	type IBackupVault,
} from 'aws-cdk-lib/aws-backup';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';
import { keptPolicy } from './retention.ts';

interface DailyBackupsProps {
	readonly settings: Settings;
	readonly table: ITableV2;
	readonly bucket: IBucket;
	readonly key: IKey;
	readonly topic: ITopic;
}

const managedPolicies = [
	'service-role/AWSBackupServiceRolePolicyForBackup',
	'service-role/AWSBackupServiceRolePolicyForRestores',
	'AWSBackupServiceRolePolicyForS3Backup',
	'AWSBackupServiceRolePolicyForS3Restore',
];

/**
 * Backups beside point-in-time recovery: that one ends with its table and reaches back 35 days, these do neither.
 * Nobody deletes a recovery point early, the vault is locked for that.
 */
export class DailyBackups extends Construct {
	constructor(scope: Construct, id: string, { settings, table, bucket, key, topic }: DailyBackupsProps) {
		super(scope, id);
		const vault = new BackupVault(this, 'Vault', {
			backupVaultName: `${settings.name}-vault`,
			encryptionKey: key,
			blockRecoveryPointDeletion: true,
			// Governance mode (no changeableFor): an administrator with the right to it can still unlock the vault.
			lockConfiguration: { minRetention: Duration.days(30) },
			removalPolicy: keptPolicy,
		});
		const plan = new BackupPlan(this, 'Plan', { backupPlanName: settings.name, backupVault: vault });
		// 02:00 in Taipei.
		plan.addRule(
			new BackupPlanRule({
				ruleName: 'daily',
				scheduleExpression: Schedule.cron({ hour: '18', minute: '0' }),
				deleteAfter: Duration.days(35),
			}),
		);
		plan.addRule(
			new BackupPlanRule({
				ruleName: 'monthly',
				scheduleExpression: Schedule.cron({ day: '1', hour: '19', minute: '0' }),
				deleteAfter: Duration.days(400),
				copyActions: this.#copies(settings),
			}),
		);
		plan.addSelection('Selection', {
			resources: [BackupResource.fromArn(table.tableArn), BackupResource.fromArn(bucket.bucketArn)],
			role: this.#role(),
			// The role carries them already.
			disableDefaultBackupPolicy: true,
		});
		new Rule(this, 'Failures', {
			description: 'A backup, copy or restore that did not succeed.',
			eventPattern: {
				source: ['aws.backup'],
				detailType: ['Backup Job State Change', 'Copy Job State Change', 'Restore Job State Change'],
				detail: { state: ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'] },
			},
			targets: [new SnsTopic(topic)],
		});
	}

	#copies({ backupCopyVaultArn }: Settings): { destinationBackupVault: IBackupVault }[] {
		if (backupCopyVaultArn === undefined) return [];
		return [{ destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'OffSite', backupCopyVaultArn) }];
	}

	#role(): Role {
		const role = new Role(this, 'Role', {
			assumedBy: new ServicePrincipal('backup.amazonaws.com'),
			managedPolicies: managedPolicies.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
		});
		for (const name of managedPolicies) {
			acknowledge(
				role,
				`AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
				'AWS Backup states what it needs only as these policies, and adds to them with the service.',
			);
		}
		return role;
	}
}
