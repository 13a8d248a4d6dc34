import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { loadConfig, siteConfig } from '#platform/config.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { hoursContract } from '#shared/contract/hours.ts';
import { deleteEntry, updateEntry, withdrawEntry } from './change-entry.ts';
import { hoursContainer, type HoursContainer } from './container.ts';
import { createEntries } from './create-entries.ts';
import { downloadEventCertificate } from './event-certificates/download-event-certificate.ts';
import { listServedEvents } from './event-certificates/served-events.ts';
import { exportEntries } from './export-entries.ts';
import { importEntries } from './import-entries.ts';
import { listEntries } from './list-entries.ts';
import { listMembers } from './list-members.ts';
import { listOwnHours } from './list-own-hours.ts';
import { exportStrips } from './strips/export-strips.ts';

/** Spreadsheets are rarely asked for here: jobs make most of them. */
const importSample = () => import('./spreadsheet/import-sample.ts');

export function bind(deps: HoursContainer & { cityName: string }): Bindings<typeof hoursContract> {
	return {
		listMembers: ({ actor, query }) => listMembers(deps, actor, query),
		exportEntries: ({ actor, body }) => exportEntries(deps, actor, body),
		downloadImportSample: async ({ query }) => (await importSample()).downloadImportSample(deps, query),
		importEntries: ({ actor, body }) => importEntries(deps, actor, body),
		createEntries: ({ actor, body }) => createEntries(deps, actor, body),
		listOfVolunteer: ({ actor, params, query }) => listEntries(deps, actor, params.volunteerId, query),
		updateEntry: ({ actor, params, body }) => updateEntry(deps, actor, params, body),
		deleteEntry: ({ actor, params }) => deleteEntry(deps, actor, params),
		withdrawEntry: ({ actor, params, body }) => withdrawEntry(deps, actor, params, body),
		listEventsOfVolunteer: ({ actor, params }) => listServedEvents(deps, actor, params.volunteerId),
		downloadEventCertificate: ({ actor, params }) => downloadEventCertificate(deps, actor, params),
		exportStrips: ({ actor, body }) => exportStrips(deps, actor, body),
		listOwn: ({ actor }) => listOwnHours(deps, actor),
	};
}

const platform = await platformFromEnvironment();
const { CITY_NAME } = loadConfig({ CITY_NAME: siteConfig.CITY_NAME });
const container = hoursContainer(platform, objectStoreFromEnvironment());

export const handler = httpHandler(
	hoursContract,
	bind({ ...container, cityName: CITY_NAME }),
	httpPlatformFromEnvironment(platform),
);
