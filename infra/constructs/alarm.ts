import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface AlarmDefinition {
	/** Name of the alarm; docs/operations.md explains it under the same name. */
	readonly name: string;
	readonly metric: IMetric;
	/** Reaching it raises the alarm. */
	readonly threshold: number;
	/** Periods of the metric that must be over the threshold. */
	readonly periods?: number;
	readonly meaning: string;
	readonly topic: ITopic;
}

/** Raises and clears through the topic; silence of a metric is no alarm, because nights are silent. */
export function raiseAlarm(scope: Construct, id: string, definition: AlarmDefinition): Alarm {
	const alarm = new Alarm(scope, id, {
		alarmName: definition.name,
		alarmDescription: definition.meaning,
		metric: definition.metric,
		threshold: definition.threshold,
		evaluationPeriods: definition.periods ?? 1,
		comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
		treatMissingData: TreatMissingData.NOT_BREACHING,
	});
	const action = new SnsAction(definition.topic);
	alarm.addAlarmAction(action);
	alarm.addOkAction(action);
	return alarm;
}
