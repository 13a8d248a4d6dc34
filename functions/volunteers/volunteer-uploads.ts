import type { StaffActor } from '#platform/access/actor.ts';
import type { FieldChange } from '#platform/audit/audit.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import { volunteerFieldLabel } from '#shared/domain/volunteers/base-changes.ts';
import type { VolunteerFiles } from './volunteer.repository.ts';

export interface VolunteerUploadIds {
	photoUploadId?: string | undefined;
	bookCoverUploadId?: string | undefined;
	parentalConsentUploadId?: string | undefined;
}

const slots = [
	{ file: 'photo', field: 'photoUploadId', purpose: 'volunteer.photo' },
	{ file: 'bookCover', field: 'bookCoverUploadId', purpose: 'volunteer.book-cover' },
	{ file: 'parentalConsent', field: 'parentalConsentUploadId', purpose: 'volunteer.parental-consent' },
] as const;

/** Takes over what the form sent (V-10); fields without an upload are absent. */
export async function attachVolunteerFiles(
	uploads: Uploads,
	actor: StaffActor,
	ids: VolunteerUploadIds,
): Promise<VolunteerFiles> {
	const files: VolunteerFiles = {};
	for (const { file, field, purpose } of slots) {
		const uploadId = ids[field];
		if (uploadId !== undefined) files[file] = await uploads.attach(actor, purpose, uploadId, field);
	}
	return files;
}

/** Replaced files in the words of the form. */
export function fileChanges(before: VolunteerFiles, attached: VolunteerFiles): FieldChange[] {
	return slots
		.filter(({ file }) => attached[file] !== undefined)
		.map(({ file, field }) => ({
			label: volunteerFieldLabel(field),
			before: before[file]?.name,
			after: attached[file]?.name,
		}));
}
