import type { StateMachineDefinition } from 'aws-local-stepfunctions';

const waitSuffix = '.waitForTaskToken';
const lambdaResource = 'arn:aws:states:::lambda:invoke';

/** The longest time that a JavaScript timer takes: about 24.8 days. */
const longestTimeoutSeconds = Math.floor((2 ** 31 - 1) / 1000);

export interface TaskState {
	name: string;
	waitsForToken: boolean;
	namesTimeout: boolean;
}

export function substitute(definition: string, substitutions: Record<string, string>): string {
	return definition.replace(/\$\{(\w+)\}/g, (placeholder, name: string) => {
		const value = substitutions[name];
		if (value === undefined) throw new Error(`The state machine names ${placeholder}, which has no value.`);
		return value;
	});
}

/** The Lambda tasks of a definition. */
export function lambdaTasks(definition: StateMachineDefinition): TaskState[] {
	return Object.entries(definition.States).flatMap(([name, state]) => {
		if (state.Type !== 'Task') return [];
		if (![lambdaResource, lambdaResource + waitSuffix].includes(state.Resource)) {
			throw new Error(`State ${name} uses ${state.Resource}, which the local Step Functions does not know.`);
		}
		return [
			{
				name,
				waitsForToken: state.Resource.endsWith(waitSuffix),
				namesTimeout: state.TimeoutSeconds !== undefined,
			},
		];
	});
}

/**
 * The local engine gives up a task after 60 seconds when the definition names no time; AWS waits for years.
 * Reviewers need days, so an unnamed timeout becomes the longest that a timer can hold.
 */
export function withLongTimeouts(definition: StateMachineDefinition): StateMachineDefinition {
	const states = Object.entries(definition.States).map(([name, state]) => {
		if (state.Type !== 'Task') return [name, state];
		const seconds = Math.min(state.TimeoutSeconds ?? longestTimeoutSeconds, longestTimeoutSeconds);
		return [name, { ...state, TimeoutSeconds: seconds }];
	});
	return { ...definition, States: Object.fromEntries(states) as StateMachineDefinition['States'] };
}
