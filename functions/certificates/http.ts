import { objectStoreFromEnvironment } from '#functions/files/container.ts';
import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { certificatesContract } from '#shared/contract/certificates.ts';
import type { CertificateDependencies } from './certificate-dependencies.ts';
import { listCertificates } from './certificate-view.ts';
import { certificatesContainer } from './container.ts';
import {
	createCertificate,
	deleteCertificate,
	stampCertificate,
	updateCertificate,
} from './maintain-certificates.ts';
import { readStanding } from './service-in-unit.ts';

/** Drawing and its fonts are loaded by the first download: all other requests start without them. */
const documents = () => import('./download-certificate.ts');

export function bind(deps: CertificateDependencies): Bindings<typeof certificatesContract> {
	return {
		listOfVolunteer: ({ actor, params }) => listCertificates(deps, actor, params.volunteerId),
		readStanding: ({ actor, params, query }) => readStanding(deps, actor, params.volunteerId, query),
		create: ({ actor, params, body }) => createCertificate(deps, actor, params.volunteerId, body),
		update: ({ actor, params, body }) => updateCertificate(deps, actor, params, body),
		delete: ({ actor, params }) => deleteCertificate(deps, actor, params),
		stamp: ({ actor, params, body }) => stampCertificate(deps, actor, params, body),
		downloadStampedScan: async ({ actor, params }) =>
			(await documents()).downloadStampedScan(deps, actor, params),
		download: async ({ actor, params }) => (await documents()).downloadCertificate(deps, actor, params),
	};
}

const platform = await platformFromEnvironment();

export const handler = httpHandler(
	certificatesContract,
	bind(certificatesContainer(platform, objectStoreFromEnvironment())),
	httpPlatformFromEnvironment(platform),
);
