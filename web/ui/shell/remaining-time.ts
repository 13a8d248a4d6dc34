/** 00:59:31 (S-08). */
export function formatRemaining(milliseconds: number): string {
	const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
	const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
	return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
