import { createClient } from '#client/client.ts';
import {
	applicationsRoutes,
	attendanceRoutes,
	certificatesRoutes,
	contentRoutes,
	filesRoutes,
	hoursRoutes,
	identityRoutes,
	insuranceRoutes,
	jobsRoutes,
	organizationsRoutes,
	recruitmentRoutes,
	trainingRoutes,
	volunteersRoutes,
} from '#client/routes.generated.ts';
import { uploadFile } from '#client/upload-file.ts';
import type { UploadPurpose } from '#shared/codes/upload-limits.ts';
import type { Upload } from '#ui/forms/upload-list.svelte.ts';
import { session } from '../session/session.svelte.ts';
import { written } from './written-lists.ts';

/** The API as the back office uses it. */
export const client = createClient(
	{
		identity: identityRoutes,
		organizations: organizationsRoutes,
		volunteers: volunteersRoutes,
		insurance: insuranceRoutes,
		training: trainingRoutes,
		hours: hoursRoutes,
		attendance: attendanceRoutes,
		applications: applicationsRoutes,
		certificates: certificatesRoutes,
		recruitment: recruitmentRoutes,
		content: contentRoutes,
		files: filesRoutes,
		jobs: jobsRoutes,
	},
	{
		onUnauthenticated: () => session.expire(),
		onSessionExpiry: (expiresAt) => session.renew(expiresAt),
		onAnswer: written.onAnswer,
	},
);

/** What `FileUpload` needs to send files of one kind. */
export function uploadOf(purpose: UploadPurpose): Upload {
	return (file, onProgress, signal) => uploadFile(client.files, purpose, file, onProgress, signal);
}
