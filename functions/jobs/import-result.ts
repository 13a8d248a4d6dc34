import {
	spreadsheetTypes,
	type CellValue,
	type Sheet,
	type SpreadsheetFormat,
} from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import { faultsPart, reasonHeading, rowsPart, type ImportedRow, type ReadSheet } from './import-file.ts';
import type { Faults, FollowUp } from './import-job.ts';
import type { JobFiles } from './job-files.ts';
import type { JobResult } from './job.repository.ts';
import { cellsOf } from './row-cells.ts';

const reasonWidth = 60;
const usualWidth = 16;

/**
 * The rows that were not taken over, as they were sent, with the reasons in a last column: corrected, the file can be
 * sent again as it is. A sheet more says what the rows that are through leave to do. It has the format of the file that
 * came in.
 */
export async function writeOutcome(
	files: JobFiles,
	{
		title,
		sheets,
		fileName,
		withFaults,
		follow,
	}: {
		title: string;
		sheets: readonly (ReadSheet & { name: string })[];
		fileName: string;
		withFaults: boolean;
		follow?: FollowUp & { place: number };
	},
): Promise<JobResult> {
	const format: SpreadsheetFormat = fileName.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'ods';
	const key = files.keyOf(`result.${format}`);
	const contentType = spreadsheetTypes[format];
	const faults = withFaults
		? sheets.flatMap((sheet, place) => (sheet.headings.length === 0 ? [] : [faultsOf(files, sheet, place)]))
		: [];
	const followed = follow && sheets[follow.place];
	const written = [...faults, ...(follow && followed ? [followUpOf(files, followed, follow)] : [])];
	await files.writeResult(key, writeSpreadsheet(format, written), contentType);
	return { key, fileName: `${title}.${format}`, contentType };
}

function faultsOf(
	files: JobFiles,
	{ name, headings, parts }: ReadSheet & { name: string },
	place: number,
): Sheet {
	const kept = headings.flatMap((label, index) => (label === reasonHeading ? [] : [{ label, index }]));
	const columns = [
		...kept.map(({ label }) => ({ label, width: Math.max(usualWidth, label.length * 2 + 2) })),
		{ label: reasonHeading, width: reasonWidth },
	];
	async function* rows(): AsyncGenerator<CellValue[]> {
		for (let part = 0; part < parts; part += 1) {
			const faults = await files.readPart<Faults>(faultsPart(place, part));
			for (const { number, cells } of await files.readPart<ImportedRow[]>(rowsPart(place, part))) {
				const reasons = faults[number];
				if (!reasons) continue;
				yield [...kept.map(({ index }) => cells[index]?.text), `第 ${number} 列：${reasons.join('；')}`];
			}
		}
	}
	return { name, columns, rows: rows() };
}

function followUpOf(
	files: JobFiles,
	{ headings, parts }: ReadSheet,
	{ name, columns: labels, heading, place, toDo }: FollowUp & { place: number },
): Sheet {
	const columns = [
		...labels.map((label) => ({ label, width: usualWidth })),
		{ label: heading, width: reasonWidth },
	];
	async function* rows(): AsyncGenerator<CellValue[]> {
		for (let part = 0; part < parts; part += 1) {
			const faults = await files.readPart<Faults>(faultsPart(place, part));
			for (const row of await files.readPart<ImportedRow[]>(rowsPart(place, part))) {
				if (faults[row.number]) continue;
				const cell = cellsOf(headings, row);
				yield [...labels.map((label) => cell(label).text), toDo(cell)];
			}
		}
	}
	return { name, columns, rows: rows() };
}
