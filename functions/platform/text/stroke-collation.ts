/** CJK Unified Ideographs and Extension A: every character that names are registered with, but for a few hundred. */
export const ideographBlocks = [
	[0x3400, 0x4dbf],
	[0x4e00, 0x9fff],
] as const;

/** The code points of the blocks in the order by strokes of this runtime's ICU. */
export function orderByStrokes(): number[] {
	const { compare } = new Intl.Collator('zh-Hant-u-co-stroke');
	return ideographBlocks
		.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
		.map((point) => ({ point, character: String.fromCodePoint(point) }))
		.sort((one, other) => compare(one.character, other.character))
		.map(({ point }) => point);
}
