import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { raiseAlarm } from './alarm.ts';

interface DeadLetterQueueProps {
	readonly name: string;
	/** What a message in it tells the operator. */
	readonly meaning: string;
	readonly topic: ITopic;
}

/** Where work lies that was tried often enough; one message raises the alarm. */
export class DeadLetterQueue extends Construct {
	readonly queue: Queue;

	constructor(scope: Construct, id: string, { name, meaning, topic }: DeadLetterQueueProps) {
		super(scope, id);
		this.queue = new Queue(this, 'Queue', {
			queueName: name,
			encryption: QueueEncryption.SQS_MANAGED,
			enforceSSL: true,
			retentionPeriod: Duration.days(14),
		});
		acknowledge(
			this.queue,
			'AwsSolutions-SQS3',
			'It is the dead-letter queue, of a Lambda event source or a schedule.',
		);
		raiseAlarm(this, 'Alarm', {
			name: `${name}-messages`,
			metric: this.queue.metricApproximateNumberOfMessagesVisible({
				period: Duration.minutes(5),
				statistic: 'Maximum',
			}),
			threshold: 1,
			meaning,
			topic,
		});
	}
}
