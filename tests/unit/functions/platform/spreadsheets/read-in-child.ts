/**
 * Reads a spreadsheet as an import does, in a process as small as the Lambda of the jobs: `node read-in-child.ts <file>`.
 * Prints what became of it.
 */
import { readFileSync } from 'node:fs';
import { readImport } from '#functions/jobs/import-file.ts';
import { DomainError } from '#platform/errors.ts';

let written = 0;
const files = {
	async writePart(_name: string, value: unknown) {
		written += JSON.stringify(value).length;
	},
};

async function outcome() {
	try {
		const [sheet] = await readImport(
			readFileSync(process.argv[2] ?? ''),
			[{ columns: [], identityOf: () => undefined }],
			files,
		);
		return { rows: sheet?.rows };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { code: error.code, detail: error.detail };
	}
}

const found = await outcome();
console.log(JSON.stringify({ ...found, written, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
