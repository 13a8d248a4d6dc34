import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one cdk-nag finding on one resource, for the written reason. */
export function acknowledge(construct: IConstruct, id: `AwsSolutions-${string}`, reason: string): void {
	Validations.of(construct).acknowledge({ id, reason });
}
