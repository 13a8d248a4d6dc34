import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { minifySync, type Plugin } from 'vite';

/** In the browser, the language of the present document. Each copy of the built scripts has its own in this place. */
const pageLanguage = '__PAGE_LANGUAGE__';

const scriptFolders = /\/_app\/immutable\/(entry|nodes|chunks)\//g;
const englishFolders = '/_app/immutable/en/$1/';

/**
 * A document has one language, and choosing the other is a new document. So what asks for the language in the browser
 * asks for a constant: `withScriptsPerLanguage` puts it in, and the words of the other language go.
 */
export const constantLanguage: Plugin = {
	name: 'portal:constant-language',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'client',
	transform: {
		filter: { id: /web\/(?:portal\/src\/(?!paraglide\/runtime)|ui\/text\/)/ },
		handler: (code) => ({
			code: code
				.replace(/\(inputs(?: = \{\})?, options = \{\}\) =>/, '(inputs) =>')
				.replace(/experimentalStaticLocale \?\? options\.locale \?\? getLocale\(\)/, pageLanguage)
				.replace("{ 'zh-Hant': zhHant, en }", `{ [${pageLanguage}]: ${pageLanguage} === 'en' ? en : zhHant }`)
				.replace(/(?<!function )\b(?:currentLocale|getLocale)\(\)/g, pageLanguage),
			map: null,
		}),
	},
};

/** A script for the documents of one language. */
export function scriptIn(language: 'zh-Hant' | 'en', file: string, code: string): string {
	const { code: small, errors } = minifySync(file, code.replaceAll(pageLanguage, JSON.stringify(language)), {
		module: true,
		compress: true,
		mangle: { toplevel: true },
	});
	if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join('; ')}`);
	return language === 'en' ? small.replace(scriptFolders, englishFolders) : small;
}

const hashOf = (script: string) => createHash('sha256').update(script).digest('base64');

/** An English page with the English scripts. The security policy names the inline script by its hash. */
export function pageWithEnglishScripts(html: string): string {
	let page = html.replace(scriptFolders, englishFolders);
	for (const [, script = ''] of html.matchAll(/<script>([^]*?)<\/script>/g)) {
		page = page.replace(hashOf(script), hashOf(script.replace(scriptFolders, englishFolders)));
	}
	return page;
}

/** The adapter, and after it the scripts that it wrote, once for each language. */
export function withScriptsPerLanguage(adapter: Adapter, directory: string): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			const root = join(directory, '_app/immutable');
			for (const file of globSync('{entry,nodes,chunks}/*.js', { cwd: root })) {
				const code = readFileSync(join(root, file), 'utf8');
				const english = join(root, 'en', file);
				mkdirSync(dirname(english), { recursive: true });
				writeFileSync(english, scriptIn('en', file, code));
				writeFileSync(join(root, file), scriptIn('zh-Hant', file, code));
			}
			for (const file of globSync('en/**/*.html', { cwd: directory })) {
				const page = join(directory, file);
				writeFileSync(page, pageWithEnglishScripts(readFileSync(page, 'utf8')));
			}
		},
	};
}
