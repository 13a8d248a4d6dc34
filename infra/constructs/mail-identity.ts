import { CfnOutput, Stack } from 'aws-cdk-lib';
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

/** The domain that mail comes from: signed (DKIM), and sent over TLS or not at all. */
export class MailIdentity extends Construct {
	/** What a sender needs `ses:SendEmail` on. */
	readonly sendingArns: readonly string[];

	constructor(scope: Construct, id: string, { settings }: { settings: Settings }) {
		super(scope, id);
		const domain = settings.mailFrom.slice(settings.mailFrom.indexOf('@') + 1);
		if (settings.mailIdentity === 'existing') {
			this.sendingArns = [
				Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: domain }),
			];
			return;
		}
		const configurationSet = new ConfigurationSet(this, 'Configuration', {
			configurationSetName: settings.name,
			tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
			reputationMetrics: true,
		});
		const identity = new EmailIdentity(this, 'Identity', {
			identity: Identity.domain(domain),
			configurationSet,
		});
		this.sendingArns = [
			identity.emailIdentityArn,
			Stack.of(this).formatArn({
				service: 'ses',
				resource: 'configuration-set',
				resourceName: configurationSet.configurationSetName,
			}),
		];
		identity.dkimRecords.forEach(({ name, value }, index) => {
			new CfnOutput(this, `Dkim${index + 1}`, { description: 'CNAME record', value: `${name} ${value}` });
		});
	}
}
