import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { keptPolicy, logRetentionPeriod } from './retention.ts';

/** Receives access logs. Log delivery cannot write to a bucket that has a key of our own. */
export function accessLogBucket(
	scope: Construct,
	id: string,
	options: { fromCloudFront?: boolean } = {},
): Bucket {
	const bucket = new Bucket(scope, id, {
		encryption: BucketEncryption.S3_MANAGED,
		blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
		enforceSSL: true,
		minimumTLSVersion: 1.2,
		// CloudFront's log delivery still writes by access control list.
		objectOwnership: options.fromCloudFront
			? ObjectOwnership.BUCKET_OWNER_PREFERRED
			: ObjectOwnership.BUCKET_OWNER_ENFORCED,
		lifecycleRules: [{ id: 'expire', expiration: logRetentionPeriod }],
		removalPolicy: keptPolicy,
	});
	acknowledge(bucket, 'AwsSolutions-S1', 'The end of the chain: a log of who wrote logs would log itself.');
	return bucket;
}
