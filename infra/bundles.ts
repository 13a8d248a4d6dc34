import { build, type Metafile } from 'esbuild';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { documentFontFiles } from '#platform/documents/document-fonts.ts';
import { lambdaNames, lambdas, type LambdaName } from './lambdas.ts';

const repositoryRoot = resolve(import.meta.dirname, '..');

/** Folder of the built Lambdas: `<name>/index.mjs`, its lazy chunks, and `fonts/` where documents are made. */
export const bundlesRoot = join(repositoryRoot, 'dist/lambda');

/** Where a Lambda finds the fonts that lie beside its code. */
export const fontDirectory = '/var/task/fonts';

export interface Bundle {
	readonly name: LambdaName;
	readonly directory: string;
	/** What a cold start reads: the entry and everything that it imports at once. */
	readonly startBytes: number;
	/** All code, the lazy chunks included; fonts are not code. */
	readonly totalBytes: number;
	readonly fontBytes: number;
	readonly metafile: Metafile;
}

interface BundleOptions {
	readonly names?: readonly LambdaName[];
	/** The tree that entries are read from. */
	readonly sourceRoot?: string;
	readonly outputRoot?: string;
}

export class MissingEntryError extends Error {
	override readonly name = 'MissingEntryError';
}

/**
 * Bundles the Lambdas with esbuild itself. CDK's NodejsFunction would do the same by starting the esbuild program once
 * for each function, knows no lazy chunks, and falls back to Docker when it does not find it; the bench also wants the
 * sizes without a synthesis.
 */
export async function buildBundles(options: BundleOptions = {}): Promise<Bundle[]> {
	const { names = lambdaNames, sourceRoot = repositoryRoot, outputRoot = bundlesRoot } = options;
	const missing = names
		.map((name) => lambdas[name].entry)
		.filter((entry) => !existsSync(join(sourceRoot, entry)));
	if (missing.length > 0) throw new MissingEntryError(`These Lambdas have no source:\n${missing.join('\n')}`);
	const bundles: Bundle[] = [];
	// One after the other: esbuild itself uses every core.
	for (const name of names) bundles.push(await buildBundle(name, sourceRoot, join(outputRoot, name)));
	return bundles;
}

async function buildBundle(name: LambdaName, sourceRoot: string, directory: string): Promise<Bundle> {
	const { entry, access } = lambdas[name];
	await rm(directory, { recursive: true, force: true });
	const { metafile } = await build({
		absWorkingDir: sourceRoot,
		entryPoints: { index: entry },
		outdir: directory,
		bundle: true,
		// Handlers await their platform at the top level, and lazy chunks keep document code out of a cold start.
		format: 'esm',
		splitting: true,
		outExtension: { '.js': '.mjs' },
		chunkNames: 'chunks/[hash]',
		platform: 'node',
		target: 'node24',
		// Several packages name a CommonJS file in `main` only for old bundlers.
		mainFields: ['module', 'main'],
		conditions: ['module'],
		alias: { 'brotli/decompress.js': join(import.meta.dirname, 'bundle-parts/brotli-decompress.ts') },
		minify: true,
		sourcemap: false,
		legalComments: 'none',
		metafile: true,
		logLevel: 'warning',
		// CommonJS packages inside an ES module still ask for these.
		banner: {
			js: [
				"import { createRequire as __createRequire } from 'node:module';",
				"import { fileURLToPath as __fileURLToPath } from 'node:url';",
				"import { dirname as __pathDirname } from 'node:path';",
				'const require = __createRequire(import.meta.url);',
				'const __filename = __fileURLToPath(import.meta.url);',
				'const __dirname = __pathDirname(__filename);',
			].join(''),
		},
	});
	if ('fonts' in access) await copyFonts(directory);
	return {
		name,
		directory,
		startBytes: startBytesOf(metafile),
		totalBytes: Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0),
		fontBytes: await bytesIn(join(directory, 'fonts')),
		metafile,
	};
}

/** Follows static imports only: a chunk behind `import()` is read when it is first needed. */
function startBytesOf({ outputs }: Metafile): number {
	const start = Object.keys(outputs).find((file) => file.endsWith('/index.mjs') || file === 'index.mjs');
	const read = new Set<string>();
	const waiting = start === undefined ? [] : [start];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (read.has(file)) continue;
		read.add(file);
		for (const { path, kind, external } of outputs[file]?.imports ?? []) {
			if (kind === 'import-statement' && !external) waiting.push(path);
		}
	}
	return [...read].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
}

async function copyFonts(directory: string): Promise<void> {
	const { resolve: resolvePackage } = createRequire(import.meta.url);
	const target = join(directory, 'fonts');
	await mkdir(target, { recursive: true });
	for (const file of Object.values(documentFontFiles)) {
		await copyFile(resolvePackage(file), join(target, basename(file)));
	}
}

async function bytesIn(directory: string): Promise<number> {
	if (!existsSync(directory)) return 0;
	const files = await readdir(directory);
	const sizes = await Promise.all(files.map(async (file) => (await stat(join(directory, file))).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}
