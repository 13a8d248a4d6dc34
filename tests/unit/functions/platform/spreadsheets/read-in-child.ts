/**
 * Reads a spreadsheet as an import does, in a process as small as the Lambda of the jobs: `node read-in-child.ts <file>`.
 * Prints what became of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readImport } from '#functions/jobs/import-file.ts';
import { DomainError } from '#platform/errors.ts';

/** Of this program alone: on Linux `maxRSS` also counts the process that began it, before it became this one. */
function peakMegabytes(): number {
	const ownStatus = '/proc/self/status';
	const status = existsSync(ownStatus) ? readFileSync(ownStatus, 'utf8') : '';
	const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
	return Number(kilobytes) / 1024;
}

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
console.log(JSON.stringify({ ...found, written, peakMegabytes: peakMegabytes() }));
