import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { insuranceContract } from '#shared/contract/insurance.ts';
import { actOnCover, actOnCovers } from './act-on-cover.ts';
import { insuranceContainer, type InsuranceContainer } from './container.ts';
import { exportCovers } from './export-covers.ts';
import { importCovers } from './import-covers.ts';
import { listOwnInsurance } from './list-own-insurance.ts';
import { listCovers, listHistory, listOfVolunteer } from './read-covers.ts';

/** Spreadsheets are rarely asked for here: jobs make most of them. */
const importSample = () => import('./spreadsheet/import-sample.ts');

export function bind(deps: InsuranceContainer): Bindings<typeof insuranceContract> {
	return {
		listCovers: ({ actor, query }) => listCovers(deps, actor, query),
		exportCovers: ({ actor, body }) => exportCovers(deps, actor, body),
		downloadImportSample: async ({ query }) => (await importSample()).downloadImportSample(deps, query),
		importCovers: ({ actor, body }) => importCovers(deps, actor, body),
		listOfVolunteer: ({ actor, params }) => listOfVolunteer(deps, actor, params.volunteerId),
		listHistory: ({ actor, params }) => listHistory(deps, actor, params),
		request: ({ actor, params, body }) => actOnCover(deps, actor, params, body),
		confirm: ({ actor, params, body }) => actOnCover(deps, actor, params, body),
		requestBatch: ({ actor, body }) => actOnCovers(deps, actor, body),
		confirmBatch: ({ actor, body }) => actOnCovers(deps, actor, body),
		listOwn: ({ actor }) => listOwnInsurance(deps, actor),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	insuranceContract,
	bind(insuranceContainer(platform, objectStoreFromEnvironment())),
	httpPlatformFromEnvironment(platform),
);
