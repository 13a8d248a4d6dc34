import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

// 資通安全責任等級分級辦法 附表十 wants logs for at least six months; a year lets two half-years be compared.
export const logRetention = RetentionDays.ONE_YEAR;
export const logRetentionPeriod = Duration.days(365);

/** For what must outlive its stack; a first deployment that fails still cleans up after itself. */
export const keptPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
