import { ArnFormat, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { keptPolicy, logRetention } from '../constructs/retention.ts';
import { WebFirewall } from '../constructs/web-firewall.ts';
import type { Settings } from '../settings.ts';

interface EdgeStackProps extends StackProps {
	readonly settings: Settings;
}

/** CloudFront takes firewalls and certificates from this region only. */
export const edgeRegion = 'us-east-1';

/** What CloudFront wants in us-east-1, wherever the rest is. */
export class EdgeStack extends Stack {
	readonly firewall: WebFirewall;
	readonly certificate: ICertificate;

	constructor(scope: Construct, id: string, { settings, ...props }: EdgeStackProps) {
		super(scope, id, props);
		this.firewall = new WebFirewall(this, 'Firewall', { settings });
		const logs = new LogGroup(this, 'FirewallLogs', {
			// WAF writes to groups of this prefix only.
			logGroupName: `aws-waf-logs-${settings.name}`,
			retention: logRetention,
			removalPolicy: keptPolicy,
		});
		new CfnLoggingConfiguration(this, 'FirewallLogging', {
			resourceArn: this.firewall.arn,
			// Without the `:*` that the attribute of a log group ends with.
			logDestinationConfigs: [
				this.formatArn({
					service: 'logs',
					resource: 'log-group',
					resourceName: logs.logGroupName,
					arnFormat: ArnFormat.COLON_RESOURCE_NAME,
				}),
			],
			redactedFields: [{ singleHeader: { Name: 'cookie' } }, { queryString: {} }],
		});
		this.certificate =
			settings.certificateArn === undefined
				? new Certificate(this, 'Certificate', {
						domainName: settings.portalDomain,
						subjectAlternativeNames: [settings.adminDomain],
						validation: CertificateValidation.fromDns(),
					})
				: Certificate.fromCertificateArn(this, 'Certificate', settings.certificateArn);
	}
}
