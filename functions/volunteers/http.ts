import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { volunteersContract } from '#shared/contract/volunteers.ts';
import { checkVolunteer } from './check-volunteer.ts';
import { volunteersContainer, type VolunteersContainer } from './container.ts';
import { createVolunteer } from './create-volunteer.ts';
import { exportVolunteers } from './export-volunteers.ts';
import { importVolunteers } from './import-volunteers.ts';
import { leaveUnit } from './leave-unit.ts';
import { listChanges } from './list-changes.ts';
import { listVolunteers } from './list-volunteers.ts';
import { downloadVolunteerFile, getOwnRecord, getVolunteer } from './read-volunteer.ts';
import { updateVolunteer } from './update-volunteer.ts';
import { viewNationalId } from './view-national-id.ts';

/** Spreadsheets are rarely asked for here: jobs make most of them. */
const importSample = () => import('./spreadsheet/import-sample.ts');

export function bind(deps: VolunteersContainer): Bindings<typeof volunteersContract> {
	return {
		listVolunteers: ({ actor, query }) => listVolunteers(deps, actor, query),
		exportVolunteers: ({ actor, body }) => exportVolunteers(deps, actor, body),
		downloadImportSample: async ({ query }) => (await importSample()).downloadImportSample(deps, query),
		importVolunteers: ({ actor, body }) => importVolunteers(deps, actor, body),
		checkVolunteer: ({ actor, body }) => checkVolunteer(deps, actor, body),
		createVolunteer: ({ actor, body }) => createVolunteer(deps, actor, body),
		getVolunteer: ({ actor, params }) => getVolunteer(deps, actor, params.volunteerId),
		updateVolunteer: ({ actor, params, body }) => updateVolunteer(deps, actor, params.volunteerId, body),
		viewNationalId: ({ actor, params, body }) => viewNationalId(deps, actor, params.volunteerId, body),
		listChanges: ({ actor, params, query }) => listChanges(deps, actor, params.volunteerId, query),
		downloadFile: ({ actor, params }) => downloadVolunteerFile(deps, actor, params),
		leaveUnit: ({ actor, params, body }) => leaveUnit(deps, actor, { ...params, ...body }),
		getOwnRecord: ({ actor }) => getOwnRecord(deps, actor),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	volunteersContract,
	bind(volunteersContainer(platform, objectStoreFromEnvironment())),
	httpPlatformFromEnvironment(platform),
);
