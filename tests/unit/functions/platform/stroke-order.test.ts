import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByStrokes } from '#platform/text/stroke-collation.ts';
import { icuVersion } from '#platform/text/stroke-order.generated.ts';
import { strokeOrder } from '#platform/text/stroke-order.ts';

const sorted = (names: readonly string[]) =>
	[...names].sort((one, other) => (strokeOrder(one) < strokeOrder(other) ? -1 : 1));

describe('lists by name', () => {
	it('[V-03] stand by strokes, not by code point', () => {
		// 2, 4, 7, 8, 11, 11, 12 and 16 strokes; by code point 陳 and 黃 would stand behind 龜.
		const names = ['龜山協會', '黃春明', '張惠妹', '王小明', '陳大文', '林志玲', '丁一心', '李安'];
		expect(sorted(names)).toEqual([
			'丁一心',
			'王小明',
			'李安',
			'林志玲',
			'張惠妹',
			'陳大文',
			'黃春明',
			'龜山協會',
		]);
	});

	it('a shorter name stands before the one that it begins; letters come first, without regard to case', () => {
		expect(sorted(['王小明', '王小', 'bob', 'Alice', '王'])).toEqual([
			'Alice',
			'bob',
			'王',
			'王小',
			'王小明',
		]);
	});

	it('a character outside the ranked blocks stands last, and two of them apart', () => {
		const rare = ['\u{20000}', '\u{2A6D6}'];
		expect(sorted([rare[1] ?? '', '王', rare[0] ?? ''])).toEqual(['王', ...rare]);
	});

	it('two names have one key only when they are alike but for case', () => {
		const character = fc.oneof(
			fc.integer({ min: 0x4e00, max: 0x9fff }),
			fc.integer({ min: 0x20000, max: 0x2a6df }),
			fc.integer({ min: 0x61, max: 0x7a }),
		);
		const name = fc
			.array(character, { minLength: 1, maxLength: 5 })
			.map((points) => String.fromCodePoint(...points));
		fc.assert(
			fc.property(name, name, (one, other) => (strokeOrder(one) === strokeOrder(other)) === (one === other)),
		);
	});
});

it('the committed order is that of ICU, where this runtime has the same version', () => {
	expect(icuVersion).toMatch(/^\d+\.\d+$/);
	const order = orderByStrokes();
	expect(order).toHaveLength(0x4dbf - 0x3400 + 1 + 0x9fff - 0x4e00 + 1);
	if (process.versions['icu'] !== icuVersion) return;
	const keys = order.map((point) => strokeOrder(String.fromCodePoint(point)));
	expect(keys).toEqual([...keys].sort());
});
