import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { pageWithEnglishScripts, scriptIn } from '../../../../web/portal/build-steps/page-language.ts';

const code =
	'const zh=()=>`送出`,en=()=>`Send`;export const send=()=>__PAGE_LANGUAGE__===`en`?en():zh();' +
	'export const nodes=[()=>import(`../nodes/1.js`),`/_app/immutable/nodes/1.js`,`/_app/immutable/assets/1.css`];';

it('each language gets scripts without the words of the other', () => {
	expect(scriptIn('en', 'a.js', code)).toContain('Send');
	expect(scriptIn('en', 'a.js', code)).not.toContain('送出');
	expect(scriptIn('zh-Hant', 'a.js', code)).toContain('送出');
	expect(scriptIn('zh-Hant', 'a.js', code)).not.toContain('Send');
});

it('English scripts load English scripts, and the styles of both', () => {
	const script = scriptIn('en', 'a.js', code);
	expect(script).toContain('/_app/immutable/en/nodes/1.js');
	expect(script).toContain('/_app/immutable/assets/1.css');
});

it('an English page names its own inline script in the security policy', () => {
	const hash = (script: string) => createHash('sha256').update(script).digest('base64');
	const page = (script: string, source = hash(script)) =>
		`<meta http-equiv="content-security-policy" content="script-src 'self' 'sha256-${source}'">` +
		`<link href="/_app/immutable/assets/0.css"><script>${script}</script>`;
	const [before, after] = ['', 'en/'].map((folder) => `import("/_app/immutable/${folder}entry/start.js")`);
	expect(pageWithEnglishScripts(page(before ?? ''))).toBe(page(after ?? ''));
});
