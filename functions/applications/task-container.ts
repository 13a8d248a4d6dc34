import { loadConfig, siteConfig } from '#platform/config.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { applicationsContainer } from './container.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';

/** The use cases of the Lambdas that the workflow calls, built from their environment. */
export async function applicationsFromEnvironment(): Promise<ApplicationDependencies> {
	const { CITY_NAME, ADMIN_ORIGIN } = loadConfig({
		CITY_NAME: siteConfig.CITY_NAME,
		ADMIN_ORIGIN: siteConfig.ADMIN_ORIGIN,
	});
	return applicationsContainer(await platformFromEnvironment(), objectStoreFromEnvironment(), {
		cityName: CITY_NAME,
		adminOrigin: ADMIN_ORIGIN,
	});
}
