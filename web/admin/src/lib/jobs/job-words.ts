import type { JobStatus } from '#shared/codes/job-statuses.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { ChipTone } from '#ui/data/status-chip.svelte';

export const jobTones: Record<JobStatus, ChipTone> = {
	waiting: 'neutral',
	running: 'info',
	done: 'good',
	failed: 'bad',
};

const count = new Intl.NumberFormat('zh-Hant');

/** How far a job is, in words: 「1,200 / 8,000 筆」, and of an import what came of it. */
export function progressWords({ done, total, goodRows, badRows }: Job): string {
	const rows =
		total === undefined || total === done
			? `${count.format(done)} 筆`
			: `${count.format(done)} / ${count.format(total)} 筆`;
	if (goodRows === undefined || badRows === undefined) return rows;
	return `成功 ${count.format(goodRows)} 筆，失敗 ${count.format(badRows)} 筆`;
}

/** The part that is done, from 0 to 1; undefined while nobody knows. */
export function fractionOf({ done, total }: Job): number | undefined {
	return total === undefined || total === 0 ? undefined : Math.min(1, done / total);
}
