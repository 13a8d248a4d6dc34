import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { applicationsContract } from '#shared/contract/applications.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import { decideBatch, decideStage } from './decide-stage.ts';
import { createDraft, deleteDraft, saveDraft } from './edit-application.ts';
import { listTasks, searchApplications } from './list-applications.ts';
import { downloadApplicationFile, showApplication } from './read-application.ts';
import { listBooks, listOwnBooks } from './record-book/list-books.ts';
import { listCandidates } from './record-book/list-candidates.ts';
import { getSubject } from './record-book/record-book-subject.ts';
import { submitApplication, withdrawApplication } from './submit-application.ts';
import { applicationsFromEnvironment } from './task-container.ts';

/** The PDF writer is larger than all the rest and rarely asked for. */
const eBook = () => import('./e-book/export-e-book.ts');

export function bind(deps: ApplicationDependencies): Bindings<typeof applicationsContract> {
	return {
		listCandidates: ({ actor, query }) => listCandidates(deps, actor, query),
		getSubject: ({ actor, params, query }) => getSubject(deps, actor, { ...params, ...query }),
		createDraft: ({ actor, body }) => createDraft(deps, actor, body),
		saveDraft: ({ actor, params, body }) => saveDraft(deps, actor, params.applicationId, body),
		submit: ({ actor, params, body }) => submitApplication(deps, actor, params.applicationId, body),
		deleteDraft: ({ actor, params }) => deleteDraft(deps, actor, params.applicationId),
		withdraw: ({ actor, params, body }) => withdrawApplication(deps, actor, params.applicationId, body),
		getApplication: ({ actor, params }) => showApplication(deps, actor, params.applicationId),
		downloadFile: ({ actor, params }) =>
			downloadApplicationFile(deps, actor, params.applicationId, params.fileId),
		listTasks: ({ actor, query }) => listTasks(deps, actor, query),
		searchApplications: ({ actor, query }) => searchApplications(deps, actor, query),
		decide: ({ actor, params, body }) => decideStage(deps, actor, params.applicationId, body),
		decideBatch: ({ actor, body }) => decideBatch(deps, actor, body),
		listBooks: ({ actor, params }) => listBooks(deps, actor, params.volunteerId),
		exportBook: async ({ actor, params, body }) =>
			(await eBook()).exportBook(deps, actor, params.volunteerId, body),
		listOwnBooks: ({ actor }) => listOwnBooks(deps, actor),
		exportOwnBook: async ({ actor, body }) => (await eBook()).exportOwnBook(deps, actor, body),
	};
}

export const handler = httpHandler(
	applicationsContract,
	bind(await applicationsFromEnvironment()),
	httpPlatformFromEnvironment(await platformFromEnvironment()),
);
