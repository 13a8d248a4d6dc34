import { Logger } from '@aws-lambda-powertools/logger';
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { organizationContactsOf } from '#functions/identity/organization-contacts.ts';
import { loadConfig, siteConfig } from '#platform/config.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { coversContainer } from '../container.ts';
import { endCovers, type EndedCovers } from '../end-covers.ts';

/** What one more batch may take, each of its covers by itself at worst, and the end of the run. */
const reserveMilliseconds = 60_000;

const logger = new Logger();
const metrics = new Metrics();
const { CITY_NAME, ADMIN_ORIGIN } = loadConfig({
	CITY_NAME: siteConfig.CITY_NAME,
	ADMIN_ORIGIN: siteConfig.ADMIN_ORIGIN,
});
const platform = await platformFromEnvironment();
const deps = {
	...coversContainer(platform),
	contacts: organizationContactsOf(platform.table),
	cityName: CITY_NAME,
	adminOrigin: ADMIN_ORIGIN,
};

/** Run on a schedule at night, several times: each run goes on where the one before ran out of time. */
export async function handler(_event: unknown, context: Context): Promise<Omit<EndedCovers, 'failures'>> {
	const reserve = Math.min(reserveMilliseconds, context.getRemainingTimeInMillis() / 2);
	const { failures, ...result } = await endCovers(deps, () => context.getRemainingTimeInMillis() > reserve);
	for (const { cover, error } of failures) logger.error('a cover could not be ended', { ...cover, error });
	logger.info('covers that ended', { ...result });
	// infra/stacks/schedule-stack.ts raises alarms of both.
	metrics.addMetric('CoversUnfinished', MetricUnit.Count, result.finished ? 0 : 1);
	metrics.addMetric('CoversFailed', MetricUnit.Count, result.failed);
	metrics.publishStoredMetrics();
	return result;
}
