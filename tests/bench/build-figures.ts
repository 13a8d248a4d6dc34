import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderEBook } from '#functions/applications/e-book/render-e-book.ts';
import { buildBundles } from '#infra/bundles.ts';
import { addressesOf, handlerEnvironment } from '#infra/local/environment.ts';
import { portsFrom } from '#infra/local/ports.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { pageLoadOf } from '#tests/support/site-scripts.ts';
import { eBookData } from '#tests/unit/functions/applications/e-book/e-book-builder.ts';

const key = Buffer.alloc(32, 1).toString('base64');
const secretsJson = JSON.stringify({ nationalIdKey: key, lookupKey: key, challengeKey: key });

export interface BundleFigure {
	name: string;
	startKilobytes: number;
	totalKilobytes: number;
	/** Medians of fresh processes: the clock on the wall, and the processor time, which a busy machine does not stretch. */
	coldImportMs: number;
	coldImportCpuMs: number;
}

const timedImport = [
	'const [start, cpu] = [performance.now(), process.cpuUsage()];',
	'await import(process.argv[1]);',
	'const { user, system } = process.cpuUsage(cpu);',
	'console.log(JSON.stringify([performance.now() - start, (user + system) / 1000]));',
	'process.exit(0);',
].join('');

function median(values: readonly number[]): number {
	return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Size of each Lambda, and how long a fresh Node takes to import it. */
export async function bundleFigures(outputRoot: string, runs: number): Promise<BundleFigure[]> {
	const env = { ...process.env, ...handlerEnvironment(addressesOf(portsFrom(1)), secretsJson) };
	const figures: BundleFigure[] = [];
	for (const { name, directory, startBytes, totalBytes } of await buildBundles({ outputRoot })) {
		const entry = pathToFileURL(join(directory, 'index.mjs')).href;
		const times = Array.from({ length: runs }, () => {
			const command = ['--input-type=module', '--eval', timedImport, entry];
			return JSON.parse(execFileSync(process.execPath, command, { env, encoding: 'utf8' })) as [
				number,
				number,
			];
		});
		figures.push({
			name,
			startKilobytes: startBytes / 1000,
			totalKilobytes: totalBytes / 1000,
			coldImportMs: median(times.map(([wall]) => wall)),
			coldImportCpuMs: median(times.map(([, cpu]) => cpu)),
		});
	}
	return figures;
}

const site = resolve(import.meta.dirname, '../../web/portal/build');

/** JavaScript that the home page of the portal loads, gzipped; undefined when the site has not been built. */
export function portalHomeKilobytes(): number | undefined {
	return existsSync(join(site, 'index.html')) ? pageLoadOf(site, '').scriptKilobytes : undefined;
}

/** E-books a second, drawn one after the other. */
export async function eBooksPerSecond(count: number): Promise<number> {
	const fonts = await loadDocumentFonts();
	const options = { fonts, now: new Date('2026-03-04T04:00:00.000Z') };
	for (let run = 0; run < 5; run += 1) await renderEBook(eBookData(), options);
	const start = performance.now();
	for (let run = 0; run < count; run += 1) await renderEBook(eBookData(), options);
	return (count * 1000) / (performance.now() - start);
}
