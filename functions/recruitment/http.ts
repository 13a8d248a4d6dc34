import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { recruitmentContract } from '#shared/contract/recruitment.ts';
import { recruitmentContainer, type RecruitmentContainer } from './container.ts';
import { listLargeEvents } from './list-large-events.ts';
import { createLargeEvent, deleteLargeEvent, updateLargeEvent } from './maintain-large-events.ts';

export function bind(deps: RecruitmentContainer): Bindings<typeof recruitmentContract> {
	return {
		listLargeEvents: ({ actor, query }) => listLargeEvents(deps, actor, query),
		createLargeEvent: ({ actor, body }) => createLargeEvent(deps, actor, body),
		updateLargeEvent: ({ actor, params, body }) => updateLargeEvent(deps, actor, params.largeEventId, body),
		deleteLargeEvent: ({ actor, params }) => deleteLargeEvent(deps, actor, params.largeEventId),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	recruitmentContract,
	bind(recruitmentContainer(platform)),
	httpPlatformFromEnvironment(platform),
);
