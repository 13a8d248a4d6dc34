import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');
const sites = ['portal', 'admin'] as const;
const sources = ['web/**/*', 'shared/**/*', 'package.json'];
const notSources = /(^|\/)(node_modules|\.svelte-kit|paraglide|(portal|admin)\/build)(\/|$)/;

/** Changes whenever a source file does, or the address that is built into the pages' security policy. */
function fingerprint(objectOrigin: string): string {
	const hash = createHash('sha256').update(objectOrigin);
	const files = globSync(sources, { cwd: repository, exclude: (path) => notSources.test(path) });
	for (const file of files.sort()) {
		const { mtimeMs, size } = statSync(join(repository, file));
		hash.update(`${file} ${mtimeMs} ${size}\n`);
	}
	return hash.digest('hex');
}

function build(site: string, objectOrigin: string): Promise<void> {
	return new Promise((done, failed) => {
		const vite = spawn(
			process.execPath,
			[join(repository, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
			{
				cwd: join(repository, 'web', site),
				stdio: ['ignore', 'ignore', 'inherit'],
				env: { ...process.env, UPLOAD_ORIGINS: objectOrigin, NODE_ENV: 'production' },
			},
		);
		vite.once('error', failed);
		vite.once('exit', (code) => {
			if (code === 0) done();
			else failed(new Error(`Building web/${site} failed (vite ended with ${code}).`));
		});
	});
}

/** Builds the sites whose sources have changed since the last build. */
export async function buildSites(options: {
	objectOrigin: string;
	log: (line: string) => void;
}): Promise<void> {
	const wanted = fingerprint(options.objectOrigin);
	for (const site of sites) {
		const stamp = join(repository, 'web', site, 'build/.built-from');
		if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
		options.log(`Building web/${site} …`);
		await build(site, options.objectOrigin);
		writeFileSync(stamp, wanted);
	}
}
