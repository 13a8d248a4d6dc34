import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { hoursContainer } from '#functions/hours/container.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import type { CertificateDependencies } from './certificate-dependencies.ts';
import { certificateRepository } from './certificate.repository.ts';

export function certificatesContainer(platform: Platform, objects: ObjectStore): CertificateDependencies {
	const { standings, directory, uploads } = volunteersContainer(platform, objects);
	return {
		...platform,
		certificates: certificateRepository(platform.table),
		standings,
		hours: hoursContainer(platform, objects),
		directory,
		uploads,
		objects,
	};
}
