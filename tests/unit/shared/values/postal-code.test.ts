import { expect, it } from 'vitest';
import { isPostalCode, postalCodeSchema } from '#shared/values/postal-code.ts';

it.each('330 320 33001 330001 320670 100 709 880 209 890'.split(' '))('takes the 郵遞區號 %s', (text) => {
	expect(isPostalCode(text)).toBe(true);
	expect(postalCodeSchema.parse(text)).toBe(text);
});

it.each([...'33 3300 33000000 000 199 999 33O 330-01'.split(' '), ' 330', '１００', ''])(
	'refuses the 郵遞區號 %j with one message',
	(text) => {
		expect(isPostalCode(text)).toBe(false);
		expect(postalCodeSchema.safeParse(text).error?.issues).toHaveLength(1);
	},
);
