import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

interface AlertsStackProps extends StackProps {
	readonly settings: Settings;
}

/** The topic that every alarm speaks to. First of all stacks, so that alarms can live beside what they watch. */
export class AlertsStack extends Stack {
	readonly topic: Topic;

	constructor(scope: Construct, id: string, { settings, ...props }: AlertsStackProps) {
		super(scope, id, props);
		this.topic = new Topic(this, 'Topic', {
			topicName: `${settings.name}-alarms`,
			displayName: `${settings.cityName}志願服務平台`,
			enforceSSL: true,
		});
		// A topic policy of one's own replaces the default one, by which alarms of the account may publish.
		this.topic.addToResourcePolicy(
			new PolicyStatement({
				principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
				actions: ['sns:Publish'],
				resources: [this.topic.topicArn],
				conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
			}),
		);
		if (settings.alarmEmail) this.topic.addSubscription(new EmailSubscription(settings.alarmEmail));
	}
}
