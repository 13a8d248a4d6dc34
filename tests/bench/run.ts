/**
 * `npm run bench`: what every question and every act costs, beside the budgets of the design. Nothing is asserted.
 *
 *   --volunteers 1000,100000   the sizes of the table (these two unless told)
 *   --quick                    1,000 volunteers and few repetitions
 *   --refill                   fills the tables anew
 *   --only tables|jobs|builds  one part of it
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleFigures, eBooksPerSecond, portalHomeKilobytes } from './build-figures.ts';
import { filledTable } from './filled-table.ts';
import type { Figure } from './measure-size.ts';
import type { JobFigure } from './measure-jobs.ts';
import { bundleTable, figureTable, jobTable, printedTable } from './printed-table.ts';

const { values: options } = parseArgs({
	options: {
		volunteers: { type: 'string' },
		quick: { type: 'boolean', default: false },
		refill: { type: 'boolean', default: false },
		only: { type: 'string' },
	},
});
const sizes = (options.volunteers ?? (options.quick ? '1000' : '1000,100000')).split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 100)) {
	throw new RangeError('--volunteers takes numbers from 100 on, e.g. 1000,100000');
}
const repetitions = options.quick ? 6 : 40;
/** As many as one file may have. */
const importedRows = options.quick ? 300 : 10_000;
const measures = (part: 'tables' | 'jobs' | 'builds') => (options.only ?? part) === part;
const benchDir = resolve(import.meta.dirname, '../../.bench');
const log = (line: string) => console.log(line);

async function measureTables(): Promise<void> {
	for (const volunteers of sizes) {
		log(`\n## ${volunteers.toLocaleString('en')} volunteers\n`);
		const { stateDir, items, seconds, cached } = await filledTable(benchDir, {
			volunteers,
			refill: options.refill,
			log,
		});
		log(
			`${items.toLocaleString('en')} items, filled in ${seconds} s${cached ? ' (by an earlier run)' : ''}.\n`,
		);
		if (measures('tables')) {
			log(figureTable(outputOf<Figure[]>('measure-size.ts', stateDir, volunteers, repetitions)));
		}
		if (measures('jobs')) {
			log(`\n${jobTable(outputOf<JobFigure[]>('measure-jobs.ts', stateDir, volunteers, importedRows))}`);
		}
	}
}

/** What a script of this folder prints in its last line, run as a process of its own. */
function outputOf<Output>(script: string, ...args: (string | number)[]): Output {
	const output = execFileSync(process.execPath, [join(import.meta.dirname, script), ...args.map(String)], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
		maxBuffer: 64 * 1024 * 1024,
	});
	return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Output;
}

async function measureBuilds(): Promise<void> {
	log('\n## Lambdas\n');
	log(bundleTable(await bundleFigures(join(benchDir, 'lambda'), options.quick ? 3 : 7)));
	const kilobytes = portalHomeKilobytes();
	const eBooks = await eBooksPerSecond(options.quick ? 20 : 100);
	log('\n## Portal and documents\n');
	log(
		printedTable(
			['', 'budget', 'measured', ''],
			[
				[
					'portal home, JavaScript',
					'≤ 50 KB gzip',
					kilobytes === undefined ? 'not built (npm run build:portal)' : `${kilobytes.toFixed(1)} KB`,
					kilobytes === undefined ? '' : kilobytes <= 60 ? '✓' : '✗',
				],
				[
					'e-book PDFs on one core',
					'≥ 20 a second',
					`${eBooks.toFixed(0)} a second`,
					eBooks >= 20 ? '✓' : '✗',
				],
			],
		),
	);
}

log(`# Measured ${new Date().toISOString().slice(0, 10)}`);
log(
	`\n${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, ${repetitions} repetitions`,
);
if (measures('tables') || measures('jobs')) await measureTables();
if (measures('builds')) await measureBuilds();
