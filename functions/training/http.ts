import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { trainingContract } from '#shared/contract/training.ts';
import { trainingContainer, type TrainingContainer } from './container.ts';
import { addCertificatesByName } from './add-certificates-by-name.ts';
import { addCertificates } from './add-certificates.ts';
import { createRecord } from './create-record.ts';
import { deleteRecord } from './delete-record.ts';
import { downloadCertificate, listOfVolunteer, listOwnRecords, listRecords } from './read-records.ts';
import { updateRecord } from './update-record.ts';

export function bind(deps: TrainingContainer): Bindings<typeof trainingContract> {
	return {
		listRecords: ({ actor, query }) => listRecords(deps, actor, query),
		createRecord: ({ actor, body }) => createRecord(deps, actor, body),
		listOfVolunteer: ({ actor, params }) => listOfVolunteer(deps, actor, params.volunteerId),
		updateRecord: ({ actor, params, body }) => updateRecord(deps, actor, params, body),
		addCertificates: ({ actor, params, body }) => addCertificates(deps, actor, params, body),
		addCertificatesByName: ({ actor, body }) => addCertificatesByName(deps, actor, body),
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
