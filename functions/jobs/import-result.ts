import { spreadsheetTypes, type CellValue, type SpreadsheetFormat } from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import { reasonHeading, type ImportedRow } from './import-file.ts';
import type { Faults } from './import-job.ts';
import type { JobFiles } from './job-files.ts';
import type { JobResult } from './job.repository.ts';

const reasonWidth = 60;
const usualWidth = 16;

/**
 * The rows that were not taken over, as they were sent, with the reasons in a last column: corrected, the file can be
 * sent again as it is. It has the format of the file that came in.
 */
export async function writeFaults(
	files: JobFiles,
	{
		title,
		headings,
		parts,
		fileName,
	}: { title: string; headings: string[]; parts: number; fileName: string },
): Promise<JobResult> {
	const format: SpreadsheetFormat = fileName.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'ods';
	const kept = headings.flatMap((label, index) => (label === reasonHeading ? [] : [{ label, index }]));
	const columns = [
		...kept.map(({ label }) => ({ label, width: Math.max(usualWidth, label.length * 2 + 2) })),
		{ label: reasonHeading, width: reasonWidth },
	];
	async function* rows(): AsyncGenerator<CellValue[]> {
		for (let part = 0; part < parts; part += 1) {
			const faults = await files.readPart<Faults>(`faults-${part}.json`);
			for (const { number, cells } of await files.readPart<ImportedRow[]>(`rows-${part}.json`)) {
				const reasons = faults[number];
				if (!reasons) continue;
				yield [...kept.map(({ index }) => cells[index]?.text), `第 ${number} 列：${reasons.join('；')}`];
			}
		}
	}
	const key = files.keyOf(`result.${format}`);
	const contentType = spreadsheetTypes[format];
	await files.writeResult(
		key,
		writeSpreadsheet(format, [{ name: title, columns, rows: rows() }]),
		contentType,
	);
	return { key, fileName: `${title}.${format}`, contentType };
}
