import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import type { NewId } from '#platform/ids.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { HoursReading } from '#functions/hours/person-hours.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { Standings } from '#functions/volunteers/standing.ts';
import type { CertificateRepository } from './certificate.repository.ts';

/** Everything the certificate use cases may need; each names its own part of it. */
export interface CertificateDependencies {
	certificates: CertificateRepository;
	standings: Standings;
	/** Entries of service, and what decides whether they count. */
	hours: HoursReading;
	directory: Directory;
	uploads: Uploads;
	objects: ObjectStore;
	uniqueness: Uniqueness;
	audit: Audit;
	transact: Transact;
	clock: Clock;
	newId: NewId;
}
