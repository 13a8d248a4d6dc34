import { describe, expect, it } from 'vitest';
import { exportJob } from '#functions/jobs/export-job.ts';
import { jobFiles } from '#functions/jobs/job-files.ts';
import type { JobProgress } from '#functions/jobs/job-kind.ts';
import { readSpreadsheet } from '#platform/spreadsheets/read-spreadsheet.ts';
import { staffAt } from '#tests/support/actors.ts';
import { memoryObjectStore } from '#tests/support/memory-object-store.ts';
import { refusalOf } from '#tests/support/refusal.ts';

const pageRows = 2000;

/** An export of so many rows, each with its number. */
function exportOf(rows: number) {
	return exportJob<{ format: 'ods' | 'xlsx' }, number>({
		title: '服務時數明細',
		columns: [{ label: '列', width: 10, value: (row) => `第 ${row} 列` }],
		async read(_actor, _input, cursor = '0') {
			const from = Number(cursor);
			const until = Math.min(rows, from + pageRows);
			const page = Array.from({ length: until - from }, (_, index) => from + index);
			return { rows: page, ...(until < rows && { next: String(until) }) };
		},
	});
}

const fresh = { phase: 'reading', sheets: [] as { parts: number; rows: number }[], size: 0 } as const;

/** The file of so many rows, and how many steps have made it; each of them runs twice. */
async function fileOf(
	format: 'ods' | 'xlsx',
	rows: number,
	state: unknown = fresh,
): Promise<{ bytes: Uint8Array; steps: number }> {
	const job = exportOf(rows);
	const objects = memoryObjectStore();
	let progress: JobProgress = { done: 0, state };
	let steps = 0;
	while (!progress.finished) {
		const step = () =>
			job.step({
				jobId: 'J',
				actor: staffAt('/gov'),
				input: { format },
				state: progress.state as never,
				files: jobFiles(objects, 'J'),
				ttl: 0,
			});
		await step();
		progress = await step();
		steps += 1;
	}
	return { bytes: await objects.read(progress.result?.key ?? ''), steps };
}

async function rowsOf(bytes: Uint8Array, sheet: string): Promise<unknown[]> {
	const rows: unknown[] = [];
	for await (const { cells } of readSpreadsheet(bytes, { maxRows: 10_000, maxColumns: 5, sheet }))
		rows.push(cells[0]?.text);
	return rows;
}

describe.each(['ods', 'xlsx'] as const)('an export as %s', (format) => {
	it('[D] is made part by part: each step packs what it has read, the last one joins', async () => {
		const { bytes, steps } = await fileOf(format, 5001);
		expect(steps).toBe(4);
		const rows = await rowsOf(bytes, '服務時數明細');
		expect(rows).toEqual(['列', ...Array.from({ length: 5001 }, (_, row) => `第 ${row} 列`)]);
	});

	it('[D] goes on in another sheet where one is full, each with its headings', async () => {
		const { bytes } = await fileOf(format, 5001, { ...fresh, sheets: [{ parts: 0, rows: 996_000 }] });
		expect(await rowsOf(bytes, '服務時數明細')).toHaveLength(4001);
		const second = await rowsOf(bytes, '服務時數明細 2');
		expect([second[0], second[1], second.at(-1), second.length]).toEqual([
			'列',
			'第 4000 列',
			'第 5000 列',
			1002,
		]);
	});

	it('[D] is refused before it has more than a file can hold', async () => {
		const refused = fileOf(format, 2000, { ...fresh, size: 3_999_999_999 });
		expect(await refusalOf(refused)).toBe('request.invalid');
	});

	it('[D] of nothing has its headings', async () => {
		const { bytes } = await fileOf(format, 0);
		expect(await rowsOf(bytes, '服務時數明細')).toEqual(['列']);
	});
});
