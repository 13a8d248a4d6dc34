import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { insuranceContract } from '#shared/contract/insurance.ts';
import { insuranceContainer, type InsuranceContainer } from './container.ts';
import { listOwnInsurance } from './list-own-insurance.ts';

export function bind(deps: InsuranceContainer): Bindings<typeof insuranceContract> {
	return {
		listOwn: ({ actor }) => listOwnInsurance(deps, actor),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	insuranceContract,
	bind(insuranceContainer(platform)),
	httpPlatformFromEnvironment(platform),
);
