import type { Audit } from '#platform/audit/audit.ts';
import type { Clock } from '#platform/clock.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Sequences } from '#platform/data/sequences.ts';
import type { Transact } from '#platform/data/transaction.ts';
import type { Uniqueness } from '#platform/data/uniqueness.ts';
import type { NewId } from '#platform/ids.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { HoursContainer } from '#functions/hours/container.ts';
import type { TrainingHistory } from '#functions/training/training-history.ts';
import type { VolunteersContainer } from '#functions/volunteers/container.ts';
import type { Standings } from '#functions/volunteers/standing.ts';
import type { ApplicationFormRepository } from './application-form.repository.ts';
import type { ApplicationRepository } from './application.repository.ts';
import type { OpenStageRepository } from './open-stage.repository.ts';
import type { RecordBookRepository } from './record-book/record-book.repository.ts';
import type { StationRepository } from './station.repository.ts';
import type { TaskRepository } from './task.repository.ts';
import type { ApplicationTypes } from './application-types.ts';

/** Everything the application use cases may need; each names its own part of it. */
export interface ApplicationDependencies {
	applications: ApplicationRepository;
	forms: ApplicationFormRepository;
	stations: StationRepository;
	openStages: OpenStageRepository;
	tasks: TaskRepository;
	books: RecordBookRepository;
	types: ApplicationTypes;
	standings: Standings;
	/** The people, for the lists and for what an approval writes to them. */
	members: Pick<
		VolunteersContainer,
		| 'awards'
		| 'cipher'
		| 'counters'
		| 'followMember'
		| 'hoursWithBook'
		| 'memberships'
		| 'nameParts'
		| 'uniqueness'
		| 'volunteers'
	>;
	training: TrainingHistory;
	serviceHours: HoursContainer['serviceHours'];
	directory: Directory;
	uploads: Uploads;
	objects: ObjectStore;
	sequences: Sequences;
	uniqueness: Uniqueness;
	counters: Counters;
	audit: Audit;
	outbox: Outbox;
	transact: Transact;
	clock: Clock;
	newId: NewId;
	cityName: string;
	/** Of the back office: mails lead there. */
	adminOrigin: string;
}
