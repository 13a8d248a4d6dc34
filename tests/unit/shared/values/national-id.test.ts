import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	checkNationalId,
	isRetiredPermit,
	makeNationalId,
	nationalIdOrPassportSchema,
	nationalIdReasonMessages,
	nationalIdSchema,
	normalizeNationalId,
	type NationalIdKind,
} from '#shared/values/national-id.ts';

// Made up, structural only.
const valid: Record<Exclude<NationalIdKind, 'passport'>, string> = {
	'national-id':
		'A100000001 H100000017 H200000028 F100000033 F200000044 B100000057 E200000061 D100000077 W200000085 Y100000091',
	'residence-permit-new':
		'A800000005 A900000007 H800000011 H910000025 F870000038 F970000049 B880000055 E980000069 D890000078 H990000083',
	'residence-permit-old':
		'AA00000009 AB00000001 HC00000019 HD00000020 FA00000031 FB00000042 BC00000059 ED00000063 DC00000079 HD00000084',
};

const invalid = [
	...'A100000002 H300000005 H10000001X A000000001 1123456789 HH000000112 H1000000 F2000000440'.split(' '),
	...['H１００００００1６', 'H20000002 '],
	...'A800000008 A900000000 H800000014 H910000028 H700000010 HA80000001 H8000000 A8000000O1'.split(' '),
	...'88000000012 H80000001- AA00000006 AB00000008 HC00000016 HD00000027 HE00000012 AAA0000001'.split(' '),
	...['HC000000', 'HC0000001x', '1C00000012', 'H C0000001'],
];

const kinds = Object.keys(valid) as (keyof typeof valid)[];
const madeUp = fc.record({
	serial: fc.integer({ min: 0, max: 9_999_999 }),
	sex: fc.constantFrom('male', 'female'),
	letter: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
	kind: fc.constantFrom(...kinds),
});

describe('checkNationalId', () => {
	it.each(kinds.flatMap((kind) => valid[kind].split(' ').map((text) => [kind, text] as const)))(
		'[V-06] takes the %s %s',
		(kind, text) => {
			expect(checkNationalId(text)).toMatchObject({ ok: true, value: text, kind });
		},
	);

	it.each(invalid)('[V-07] refuses %j', (text) => {
		expect(checkNationalId(text).ok).toBe(false);
	});

	it.each([
		['', 'empty'],
		['　 ', 'empty'],
		['H1000000', 'format'],
		['H300000005', 'format'],
		['A100000002', 'checksum'],
	])('says why it refuses %j: %s', (text, reason) => {
		expect(checkNationalId(text)).toEqual({ ok: false, reason });
	});

	it.each([
		['A100000001', 'male'],
		['H200000028', 'female'],
		['A800000005', 'male'],
		['A900000007', 'female'],
		['AA00000009', 'male'],
		['HC00000019', 'male'],
		['AB00000001', 'female'],
		['HD00000020', 'female'],
	])('tells the sex of %s: %s', (text, sex) => {
		expect(checkNationalId(text)).toMatchObject({ sex });
	});

	it('normalises blanks, case and full width before it checks', () => {
		expect(normalizeNationalId('　ａ１０００００００１ ')).toBe('A100000001');
		expect(checkNationalId(' ａ１００００００01\n')).toMatchObject({ ok: true, value: 'A100000001' });
	});

	it('[V-33] takes a passport number only when told to, and never a mistyped ID', () => {
		expect(checkNationalId('X1234567').ok).toBe(false);
		expect(checkNationalId('x1234567', { acceptPassport: true })).toEqual({
			ok: true,
			value: 'X1234567',
			kind: 'passport',
		});
		expect(checkNationalId('A100000002', { acceptPassport: true })).toEqual({
			ok: false,
			reason: 'checksum',
		});
		expect(checkNationalId('1234', { acceptPassport: true })).toEqual({ ok: false, reason: 'format' });
	});

	it('notices one wrong digit wherever the weights can', () => {
		const weights = [0, 8, 7, 6, 5, 4, 3, 2, 1, 1];
		fc.assert(
			fc.property(
				madeUp,
				fc.integer({ min: 2, max: 9 }),
				fc.integer({ min: 1, max: 9 }),
				(input, place, shift) => {
					const value = makeNationalId(input);
					const [right, wrong] = [Number(value.charAt(place)), (Number(value.charAt(place)) + shift) % 10];
					const typed = value.slice(0, place) + String(wrong) + value.slice(place + 1);
					const noticed = ((wrong - right) * (weights[place] ?? 0)) % 10 !== 0;
					expect(checkNationalId(typed).ok).toBe(!noticed);
				},
			),
		);
	});

	it('answers any text', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const check = checkNationalId(text, { acceptPassport: true });
				if (check.ok) expect(checkNationalId(check.value, { acceptPassport: true })).toEqual(check);
			}),
		);
	});
});

describe('makeNationalId', () => {
	it('makes valid numbers of the kind and sex asked for', () => {
		fc.assert(
			fc.property(madeUp, (input) => {
				const value = makeNationalId(input);
				expect(value.charAt(0)).toBe(input.letter);
				expect(checkNationalId(value)).toEqual({ ok: true, value, kind: input.kind, sex: input.sex });
			}),
		);
	});

	it('makes no number twice', () => {
		const made = Array.from({ length: 5000 }, (_, serial) => makeNationalId({ serial, sex: 'female' }));
		expect(new Set(made).size).toBe(5000);
	});

	it('refuses what would not give a valid number', () => {
		expect(() => makeNationalId({ serial: 10_000_000, sex: 'male' })).toThrow(RangeError);
		expect(() => makeNationalId({ serial: 0, sex: 'male', letter: 'h' })).toThrow(RangeError);
	});
});

describe('the schemas', () => {
	it('give the normalised number', () => {
		expect(nationalIdSchema.parse(' h１00000017 ')).toBe('H100000017');
		expect(nationalIdOrPassportSchema.parse('x1234567')).toBe('X1234567');
	});

	it.each([
		['', nationalIdReasonMessages.empty],
		['H1', nationalIdReasonMessages.format],
		['A100000002', nationalIdReasonMessages.checksum],
		[undefined, nationalIdReasonMessages.empty],
	])('say what is expected instead of %j', (input, message) => {
		expect(nationalIdSchema.safeParse(input).error?.issues.map((issue) => issue.message)).toEqual([message]);
	});
});

it('warns of the old residence permit after its last day only', () => {
	expect(isRetiredPermit('residence-permit-old', '2030-12-31')).toBe(false);
	expect(isRetiredPermit('residence-permit-old', '2031-01-01')).toBe(true);
	expect(isRetiredPermit('residence-permit-new', '2031-01-01')).toBe(false);
});
