import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SpreadsheetFormat } from '#platform/spreadsheets/sheet.ts';

/** Opens a spreadsheet in LibreOffice and saves it in another format, as a person would. */
export async function saveByLibreOffice(
	bytes: Uint8Array,
	from: SpreadsheetFormat,
	to: SpreadsheetFormat,
): Promise<Uint8Array> {
	const directory = await mkdtemp(join(tmpdir(), 'office-'));
	try {
		await writeFile(join(directory, `in.${from}`), bytes);
		// A profile of its own: two runs with one profile lock each other out.
		await promisify(execFile)('soffice', [
			`-env:UserInstallation=file://${directory}/profile`,
			'--headless',
			'--convert-to',
			to,
			'--outdir',
			join(directory, 'out'),
			join(directory, `in.${from}`),
		]);
		return await readFile(join(directory, 'out', `in.${to}`));
	} finally {
		await rm(directory, { recursive: true, force: true });
	}
}
