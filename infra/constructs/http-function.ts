import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { adminOrigin, portalOrigin } from '../settings.ts';
import { bindDataStore, type DataStore } from './data-store.ts';
import { PlatformFunction, type PlatformFunctionProps } from './platform-function.ts';

interface HttpFunctionProps extends PlatformFunctionProps {
	readonly store: DataStore;
}

/** The Lambda of one domain of the contract, behind the HTTP API. */
export class HttpFunction extends PlatformFunction {
	constructor(scope: Construct, id: string, props: HttpFunctionProps) {
		super(scope, id, {
			timeout: Duration.seconds(29),
			...props,
			environment: {
				PORTAL_ORIGIN: portalOrigin(props.settings),
				ADMIN_ORIGIN: adminOrigin(props.settings),
				COOKIE_SECURE: 'true',
				CITY_NAME: props.settings.cityName,
				...props.environment,
			},
		});
		bindDataStore(this, props.store);
	}
}
