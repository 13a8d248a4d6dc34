/** 2.3 MB: one decimal above a megabyte, whole kilobytes below. */
export function formatFileSize(bytes: number): string {
	const megabytes = bytes / 1024 / 1024;
	if (megabytes >= 1) return `${megabytes.toFixed(1).replace(/\.0$/, '')} MB`;
	return `${Math.max(1, Math.ceil(bytes / 1024))} KB`;
}
