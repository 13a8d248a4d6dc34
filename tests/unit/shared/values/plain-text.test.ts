import { expect, it } from 'vitest';
import { isPlainText } from '#shared/values/plain-text.ts';

it.each(['', '王小明', 'CHEN, MEI-LING', '𠮷野家', 'Nguyễn Thị', '第一行\n\t第二行\r\n', '👩‍👧 親子'])(
	'takes %j',
	(text) => {
		expect(isPlainText(text)).toBe(true);
	},
);

it.each([
	'王\u0000小明',
	'\u0007',
	'王\u007f',
	'\u0085',
	'\ufffe',
	'\uffff',
	'王\ud800',
	'\udc00明',
	'\u202e明小王',
	'\u200f王',
	'\u2066王\u2069',
	'\u061c',
])('refuses %j', (text) => {
	expect(isPlainText(text)).toBe(false);
});
