import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { adminOrigin, portalOrigin } from '../settings.ts';
import { bindDataStore, type DataStore } from './data-store.ts';
import { PlatformFunction, type PlatformFunctionProps } from './platform-function.ts';

interface TaskFunctionProps extends PlatformFunctionProps {
	/** Absent: the function reaches nothing of the data store. */
	readonly store?: DataStore;
}

/** A Lambda called by the stream, the scheduler, the state machine or CloudFormation. */
export class TaskFunction extends PlatformFunction {
	constructor(scope: Construct, id: string, { store, ...props }: TaskFunctionProps) {
		super(scope, id, {
			timeout: Duration.seconds(30),
			...props,
			environment: {
				// Mails carry links to the two sites and the name of the city.
				...(store && {
					PORTAL_ORIGIN: portalOrigin(props.settings),
					ADMIN_ORIGIN: adminOrigin(props.settings),
					CITY_NAME: props.settings.cityName,
				}),
				...props.environment,
			},
		});
		if (store) bindDataStore(this, store);
	}
}
