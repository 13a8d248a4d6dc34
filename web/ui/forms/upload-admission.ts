import {
	checkUpload,
	uploadLimits,
	uploadReasonMessages,
	type UploadPurpose,
} from '#shared/codes/upload-limits.ts';
import type { UiText } from '../text/zh-hant.ts';

interface AdmissionRules {
	purpose: UploadPurpose;
	maxCount: number;
	/** Files that the field holds already, those under way included. */
	present: number;
	text: UiText;
}

/** Which of the chosen files may be sent, and a sentence for each that may not. The server checks again, by content. */
export function admitFiles<Chosen extends { name: string; size: number }>(
	chosen: readonly Chosen[],
	{ purpose, maxCount, present, text }: AdmissionRules,
): { admitted: Chosen[]; refusals: string[] } {
	const admitted: Chosen[] = [];
	const refusals: string[] = [];
	// A field for one file takes the new one in place of the old.
	const room = maxCount === 1 ? 1 : Math.max(0, maxCount - present);
	for (const file of chosen) {
		const check = checkUpload(purpose, { name: file.name, size: file.size });
		if (!check.ok) {
			refusals.push(text.uploadRefused(file.name, uploadReasonMessages[check.reason]));
		} else if (admitted.length < room) {
			admitted.push(file);
		} else {
			refusals.push(text.uploadTooMany(maxCount));
			break;
		}
	}
	return { admitted, refusals };
}

/** How many files a field takes: the limit of table U, or fewer when the page says so. */
export function countLimit(purpose: UploadPurpose, wanted: number | undefined): number {
	return Math.min(uploadLimits[purpose].maxCount, wanted ?? Number.POSITIVE_INFINITY);
}
