import { SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { acknowledge } from './acknowledge.ts';

function secretName({ name }: Settings, generation: number): string {
	return `${name}/origin-key/${generation}`;
}

/** The present key, for the header that CloudFront adds; read when CloudFormation deploys the distribution. */
export function presentOriginKey(settings: Settings): SecretValue {
	return SecretValue.secretsManager(secretName(settings, settings.originKeyGeneration));
}

/**
 * What CloudFront shows to the API. The generation before the present one stays good, so that raising
 * `originKeyGeneration` refuses nobody while the distributions are being changed.
 */
export class OriginKeys extends Construct {
	readonly secrets: readonly Secret[];

	constructor(scope: Construct, id: string, settings: Settings) {
		super(scope, id);
		const present = settings.originKeyGeneration;
		this.secrets = [present - 1, present]
			.filter((generation) => generation > 0)
			.map((generation) => {
				const secret = new Secret(this, `Generation${generation}`, {
					secretName: secretName(settings, generation),
					description: 'Shown by CloudFront to the HTTP API.',
					generateSecretString: { passwordLength: 48, excludePunctuation: true },
				});
				acknowledge(
					secret,
					'AwsSolutions-SMG4',
					'CloudFront holds a copy that only a deployment can change: rotated by originKeyGeneration.',
				);
				return secret;
			});
	}
}
