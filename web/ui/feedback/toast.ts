import { toast as sonner } from 'svelte-sonner';

/**
 * Short news at the corner of the screen; also read out by screen readers. Errors that the reader must act upon do not
 * belong here: show them at the form (`FormErrorSummary`) or in place of the list (`ErrorState`).
 *
 * @example
 * ```ts
 * toast.success('已儲存');
 * ```
 */
export const toast = {
	success: (message: string, detail?: string) => void sonner.success(message, { description: detail }),
	info: (message: string, detail?: string) => void sonner.info(message, { description: detail }),
	/** Stays until it is closed: it may be the only word about a failure. */
	error: (message: string, detail?: string) =>
		void sonner.error(message, { description: detail, duration: Number.POSITIVE_INFINITY }),
};
