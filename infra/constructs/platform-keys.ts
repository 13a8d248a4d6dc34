import { CustomResource } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret, type CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';
import type { CodeOf } from './platform-function.ts';
import { keptPolicy } from './retention.ts';
import { TaskFunction } from './task-function.ts';

/** `functions/platform/crypto/secrets.ts` says what each is for. */
const keyNames = ['nationalIdKey', 'lookupKey', 'challengeKey'];

interface PlatformKeysProps {
	readonly settings: Settings;
	readonly codeOf: CodeOf;
	readonly topic: ITopic;
	readonly key: IKey;
}

/** The secret with the three keys of the platform, generated inside the account at the first deployment. */
export class PlatformKeys extends Construct {
	readonly secret: Secret;

	constructor(scope: Construct, id: string, { settings, codeOf, topic, key }: PlatformKeysProps) {
		super(scope, id);
		this.secret = new Secret(this, 'Secret', {
			secretName: `${settings.name}/keys`,
			description:
				'Seals and finds ID numbers, signs sign-in challenges. Losing it loses every sealed ID number.',
			encryptionKey: key,
			removalPolicy: keptPolicy,
		});
		// Created empty: a value written by the template would be written again whenever the template changes.
		(this.secret.node.defaultChild as CfnSecret).generateSecretString = undefined;
		acknowledge(
			this.secret,
			'AwsSolutions-SMG4',
			'A new key makes sealed ID numbers unreadable until they are sealed again: changed by hand (docs/operations.md).',
		);
		const generator = new TaskFunction(this, 'Generator', { name: 'generate-keys', settings, codeOf, topic });
		generator.allow(
			['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
			[this.secret.secretArn],
		);
		generator.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn], {
			StringEquals: { 'kms:ViaService': `secretsmanager.${generator.region}.amazonaws.com` },
		});
		const generated = new CustomResource(this, 'Keys', {
			resourceType: 'Custom::PlatformKeys',
			serviceToken: generator.function.functionArn,
			properties: { SecretArn: this.secret.secretArn, Keys: keyNames },
		});
		generated.node.addDependency(generator);
	}
}
