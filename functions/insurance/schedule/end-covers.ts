import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { organizationContactsOf } from '#functions/identity/organization-contacts.ts';
import { loadConfig, siteConfig } from '#platform/config.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { coversContainer } from '../container.ts';
import { endCovers, type EndedCovers } from '../end-covers.ts';

/** What one more batch may take, and the end of the run. */
const reserveMilliseconds = 8_000;

const logger = new Logger();
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
export async function handler(_event: unknown, context: Context): Promise<EndedCovers> {
	const result = await endCovers(deps, () => context.getRemainingTimeInMillis() > reserveMilliseconds);
	logger.info('covers that ended', { ...result });
	return result;
}
