import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { loadConfig, siteConfig } from '#platform/config.ts';
import type { Platform } from '#platform/container.ts';
import type { HttpPlatform } from '#platform/http/http-handler.ts';
import { organizationsContainer } from '#functions/organizations/container.ts';
import { accountRepository } from './account.repository.ts';
import { authenticator } from './authenticate.ts';
import { credentialRepository } from './credential.repository.ts';
import { sessionRepository } from './session.repository.ts';

interface SiteSettings {
	PORTAL_ORIGIN: string;
	ADMIN_ORIGIN: string;
	COOKIE_SECURE: boolean;
}

/** What every domain's handler stands on: sessions, origins, log and metrics. */
export function httpPlatform(platform: Platform, sites: SiteSettings): HttpPlatform {
	const { table, clock } = platform;
	const { directory, functionsOf } = organizationsContainer(platform);
	return {
		authenticate: authenticator({
			accounts: accountRepository(table),
			credentials: credentialRepository(table),
			sessions: sessionRepository(table, clock),
			directory,
			functionsOf,
			clock,
		}),
		origins: { volunteer: sites.PORTAL_ORIGIN, staff: sites.ADMIN_ORIGIN },
		secureCookies: sites.COOKIE_SECURE,
		logger: new Logger(),
		metrics: new Metrics({ namespace: 'zhigong' }),
	};
}

export function httpPlatformFromEnvironment(platform: Platform): HttpPlatform {
	return httpPlatform(platform, loadConfig(siteConfig));
}
