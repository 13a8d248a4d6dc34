import { describe, expect, it } from 'vitest';
import { exportJob } from '#functions/jobs/export-job.ts';
import type { JobFiles } from '#functions/jobs/job-files.ts';
import { readSpreadsheet } from '#platform/spreadsheets/read-spreadsheet.ts';
import { staffAt } from '#tests/support/actors.ts';

const job = exportJob<{ format: 'ods' | 'xlsx' }, never>({
	title: '服務時數明細',
	columns: [{ label: '列', width: 10, value: () => '' }],
	read: () => Promise.reject(new Error('everything has been read')),
});

/** The file of so many parts, each with one row that tells its number. */
async function fileOf(format: 'ods' | 'xlsx', parts: number): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	const files = {
		keyOf: (name: string) => name,
		readPart: (name: string) => Promise.resolve([[name]]),
		async writeResult(_key: string, written: AsyncIterable<Uint8Array>) {
			for await (const piece of written) pieces.push(piece);
		},
	} as unknown as JobFiles;
	await job.step({
		jobId: 'J',
		actor: staffAt('/gov'),
		input: { format },
		state: { phase: 'writing', parts, rows: parts },
		files,
		ttl: 0,
	});
	return Buffer.concat(pieces);
}

async function rowsOf(bytes: Uint8Array, sheet: string): Promise<unknown[]> {
	const rows: unknown[] = [];
	for await (const { cells } of readSpreadsheet(bytes, { maxRows: 1000, maxColumns: 5, sheet }))
		rows.push(cells[0]?.text);
	return rows;
}

describe.each(['ods', 'xlsx'] as const)('an export as %s', (format) => {
	it('[D] goes on in another sheet where one is full, each with its headings', async () => {
		const bytes = await fileOf(format, 251);
		const first = await rowsOf(bytes, '服務時數明細');
		expect([first[0], first[1], first.at(-1), first.length]).toEqual([
			'列',
			'part-0.json',
			'part-249.json',
			251,
		]);
		expect(await rowsOf(bytes, '服務時數明細 2')).toEqual(['列', 'part-250.json']);
	});

	it('[D] of nothing has its headings', async () => {
		expect(await rowsOf(await fileOf(format, 0), '服務時數明細')).toEqual(['列']);
	});
});
