import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { hoursContract } from '#shared/contract/hours.ts';
import { hoursContainer, type HoursContainer } from './container.ts';
import { listOwnHours } from './list-own-hours.ts';

export function bind(deps: HoursContainer): Bindings<typeof hoursContract> {
	return {
		listOwn: ({ actor }) => listOwnHours(deps, actor),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	hoursContract,
	bind(hoursContainer(platform)),
	httpPlatformFromEnvironment(platform),
);
