import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface PageLoad {
	scripts: number;
	styles: number;
	/** Scripts, gzipped, in kilobytes of a thousand. */
	scriptKilobytes: number;
}

/**
 * What a page of a built site loads before anybody does anything: what it names, the page for failures, which Kit fetches
 * along with every page, and what those import.
 */
export function pageLoadOf(site: string, page: string): PageLoad {
	const html = readFileSync(join(site, page, 'index.html'), 'utf8');
	const waiting = [...html.matchAll(/"(\/[\w./-]+\.js)"/g)].map((match) => match[1] ?? '');
	const loaded = new Map<string, number>();
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (loaded.has(file)) continue;
		const code = readFileSync(join(site, file));
		loaded.set(file, gzipSync(code, { level: 9 }).length);
		const nodes = posix.join(dirname(file), '../nodes');
		if (/\/entry\/app\.[^/]+$/.test(file)) {
			waiting.push(...globSync('1.*.js', { cwd: join(site, nodes) }).map((name) => posix.join(nodes, name)));
		}
		for (const [, path = ''] of code
			.toString('utf8')
			.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g)) {
			waiting.push(posix.join(dirname(file), path));
		}
	}
	return {
		scripts: loaded.size,
		styles: new Set(html.match(/\/[\w./~-]+\.css/g)).size,
		scriptKilobytes: [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000,
	};
}
