import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { trainingContract } from '#shared/contract/training.ts';
import { trainingContainer, type TrainingContainer } from './container.ts';
import { createRecord } from './create-record.ts';
import { deleteRecord } from './delete-record.ts';
import { downloadCertificate, listOfVolunteer, listOwnRecords, listRecords } from './read-records.ts';

export function bind(deps: TrainingContainer): Bindings<typeof trainingContract> {
	return {
		listRecords: ({ actor, query }) => listRecords(deps, actor, query),
		createRecord: ({ actor, body }) => createRecord(deps, actor, body),
		listOfVolunteer: ({ actor, params }) => listOfVolunteer(deps, actor, params.volunteerId),
		deleteRecord: ({ actor, params }) => deleteRecord(deps, actor, params),
		downloadCertificate: ({ actor, params }) => downloadCertificate(deps, actor, params),
		listOwn: ({ actor }) => listOwnRecords(deps, actor),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	trainingContract,
	bind(trainingContainer(platform, objectStoreFromEnvironment())),
	httpPlatformFromEnvironment(platform),
);
