import { expect, it } from 'vitest';
import { emailSchema } from '#shared/values/email.ts';

it.each([
	['name@example.com', 'name@example.com'],
	['ｎａｍｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'name@example.com'],
	[' First.Last+tag@Mail.Example.COM ', 'First.Last+tag@mail.example.com'],
])('[V-09] takes %j as %s', (text, email) => {
	expect(emailSchema.parse(text)).toBe(email);
});

it.each(['', '  ', undefined])('[V-09] says of %j that it is missing', (text) => {
	expect(emailSchema.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(['未填寫電子信箱']);
});

it.each([
	'name',
	'name@',
	'@example.com',
	'a b@example.com',
	'a@b',
	'a@example.com\r\nBcc: x@example.com',
	'a@@b.tw',
])('[V-09] refuses %j with an example', (text) => {
	expect(emailSchema.safeParse(text).error?.issues[0]?.message).toContain('例如 name@example.com');
});
