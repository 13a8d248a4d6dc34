import type { UploadPurpose } from '#shared/codes/upload-limits.ts';
import { SvelteMap } from 'svelte/reactivity';
import type { UiText } from '../text/zh-hant.ts';
import { admitFiles } from './upload-admission.ts';

/** A file that is kept with the record already (`fileId`) or has just been uploaded (`uploadId`). */
export interface UploadedFile {
	uploadId?: string;
	fileId?: string;
	name: string;
	size: number;
	contentType?: string;
}

/**
 * Sends one file to the store and answers with its upload id. `onProgress` takes a fraction from 0 to 1; `signal` is
 * aborted when the file is removed before it has arrived.
 */
export type Upload = (
	file: File,
	onProgress: (fraction: number) => void,
	signal: AbortSignal,
) => Promise<{ uploadId: string }>;

/** A file on its way. */
export interface PendingUpload {
	key: number;
	file: File;
	progress: number;
	failed: boolean;
	controller: AbortController;
}

/** What the list needs from the component around it, read at the moment of use. */
export interface UploadListOptions {
	purpose: UploadPurpose;
	maxCount: number;
	upload: Upload;
	text: UiText;
	files: () => UploadedFile[];
	setFiles: (files: UploadedFile[]) => void;
}

/** The uploads of one field: checks files before they leave, sends them one after another, tells what was refused. */
export class UploadList {
	pending = $state<PendingUpload[]>([]);
	/** What was refused at the last choice, one sentence each. */
	refusals = $state<string[]>([]);
	/** Read out by screen readers. */
	announcement = $state('');
	/** Addresses of pictures by upload id; drawn anew when the list of files changes. */
	readonly previews = new SvelteMap<string, string>();
	#options: () => UploadListOptions;
	#nextKey = 1;

	constructor(options: () => UploadListOptions) {
		this.#options = options;
	}

	get busy(): boolean {
		return this.pending.some((entry) => !entry.failed);
	}

	/** Takes what was chosen or dropped. */
	async add(chosen: readonly File[]): Promise<void> {
		const { purpose, maxCount, text, files } = this.#options();
		const { admitted, refusals } = admitFiles(chosen, {
			purpose,
			maxCount,
			present: files().length + this.pending.length,
			text,
		});
		this.refusals = refusals;
		const fresh = admitted.map((file) => ({
			key: this.#nextKey++,
			file,
			progress: 0,
			failed: false,
			controller: new AbortController(),
		}));
		this.pending.push(...fresh);
		for (const { key } of fresh) await this.send(key);
	}

	/** Sends a file, the first time or again after a failure. */
	async send(key: number): Promise<void> {
		const entry = this.pending.find((candidate) => candidate.key === key);
		if (entry === undefined) return;
		const { upload, text, files, setFiles, maxCount } = this.#options();
		entry.failed = false;
		entry.progress = 0;
		try {
			const { uploadId } = await upload(
				entry.file,
				(fraction) => (entry.progress = fraction),
				entry.controller.signal,
			);
			if (entry.controller.signal.aborted) return;
			if (entry.file.type.startsWith('image/')) this.previews.set(uploadId, URL.createObjectURL(entry.file));
			const done = { uploadId, name: entry.file.name, size: entry.file.size, contentType: entry.file.type };
			setFiles(maxCount === 1 ? [done] : [...files(), done]);
			this.pending = this.pending.filter((candidate) => candidate.key !== key);
			this.announcement = text.uploadAdded(entry.file.name);
		} catch {
			// Whatever went wrong, the reader can send the file again; the row says so.
			if (!entry.controller.signal.aborted) entry.failed = true;
		}
	}

	cancel(key: number): void {
		this.pending.find((entry) => entry.key === key)?.controller.abort();
		this.pending = this.pending.filter((entry) => entry.key !== key);
	}

	remove(file: UploadedFile): void {
		const { files, setFiles } = this.#options();
		setFiles(files().filter((candidate) => candidate !== file));
		const preview = file.uploadId === undefined ? undefined : this.previews.get(file.uploadId);
		if (preview !== undefined) URL.revokeObjectURL(preview);
	}

	/** Ends what is under way when the field goes away. */
	dispose(): void {
		for (const entry of this.pending) entry.controller.abort();
		for (const preview of this.previews.values()) URL.revokeObjectURL(preview);
	}
}
