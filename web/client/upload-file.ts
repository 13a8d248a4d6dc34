import type { UploadPurpose } from '#shared/codes/upload-limits.ts';
import { ApiError, networkError } from './api-error.ts';
import type { Client } from './client.ts';

/**
 * Sends a file straight to the object store: the API gives a signed form, the form is posted with the file last, as S3
 * wants it. XMLHttpRequest, because fetch cannot tell how much has been sent.
 */
export async function uploadFile(
	files: Client<'files'>['files'],
	purpose: UploadPurpose,
	file: File,
	onProgress: (fraction: number) => void = () => {},
	signal?: AbortSignal,
): Promise<{ uploadId: string }> {
	const { uploadId, url, fields } = await files.createUpload({
		body: { purpose, name: file.name, size: file.size, contentType: file.type || 'application/octet-stream' },
		signal,
	});
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	form.append('file', file);
	await post(url, form, onProgress, signal);
	return { uploadId };
}

function post(
	url: string,
	form: FormData,
	onProgress: (fraction: number) => void,
	signal?: AbortSignal,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', url);
		request.upload.onprogress = (event) => {
			if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
		};
		request.onload = () =>
			request.status >= 200 && request.status < 300 ? resolve() : reject(refusal(request.status));
		request.onerror = () => reject(networkError(new Error(`upload to ${new URL(url).origin} failed`)));
		request.onabort = () => reject(new DOMException('upload aborted', 'AbortError'));
		signal?.addEventListener('abort', () => request.abort(), { once: true });
		if (signal?.aborted) reject(new DOMException('upload aborted', 'AbortError'));
		else request.send(form);
	});
}

function refusal(status: number): ApiError {
	return new ApiError({ code: 'client.unreadable', status, title: '檔案上傳失敗，請再試一次' });
}
