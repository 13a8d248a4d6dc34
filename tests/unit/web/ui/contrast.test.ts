import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The city's colours are the part of the look that is meant to be changed; this says at once when a choice is unreadable.
const css = ['tokens.css', 'city-theme.css']
	.map((file) => readFileSync(new URL(`../../../../web/ui/${file}`, import.meta.url), 'utf8'))
	.join('\n');

type Scheme = 'light' | 'dark';

function declared(name: string): string {
	const match = new RegExp(`--${name}:\\s*([^;]+);`).exec(css);
	if (match?.[1] === undefined) throw new Error(`no token --${name}`);
	return match[1].trim();
}

/** The hex colour of a token in one scheme; follows `light-dark()` and `var()`. */
function colour(name: string, scheme: Scheme): string {
	let value = declared(name);
	const pair = /^light-dark\(\s*(#\w+|var\([^)]+\))\s*,\s*(#\w+|var\([^)]+\))\s*\)$/.exec(value);
	if (pair) value = (scheme === 'light' ? pair[1] : pair[2]) ?? '';
	const reference = /^var\(--([\w-]+)\)$/.exec(value);
	return reference?.[1] === undefined ? value : colour(reference[1], scheme);
}

function luminance(hex: string): number {
	const channels = [1, 3, 5].map((start) => {
		const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	const [red = 0, green = 0, blue = 0] = channels;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

const papers = [
	'color-paper',
	'color-surface',
	'color-surface-sunken',
	'color-surface-hover',
	'color-surface-selected',
];
const inks = ['color-ink', 'color-ink-soft', 'color-strong', 'color-accent', 'color-bad'];
const tones = ['good', 'caution', 'bad', 'info', 'neutral', 'strong', 'accent'];

describe.each(['light', 'dark'] as const)('contrast in the %s scheme', (scheme) => {
	it.each(inks.flatMap((ink) => papers.map((paper) => [ink, paper])))(
		'%s on %s is 4.5:1 or more',
		(ink, paper) => {
			expect(contrast(colour(ink, scheme), colour(paper, scheme))).toBeGreaterThanOrEqual(4.5);
		},
	);

	it.each(tones)('%s on its own soft ground is 4.5:1 or more', (tone) => {
		expect(
			contrast(colour(`color-${tone}`, scheme), colour(`color-${tone}-soft`, scheme)),
		).toBeGreaterThanOrEqual(4.5);
	});

	it('words on the strong colour are 4.5:1 or more', () => {
		expect(
			contrast(colour('color-on-strong', scheme), colour('color-strong', scheme)),
		).toBeGreaterThanOrEqual(4.5);
	});

	it.each(papers.slice(0, 3))('edges of controls on %s are 3:1 or more', (paper) => {
		expect(contrast(colour('color-control-border', scheme), colour(paper, scheme))).toBeGreaterThanOrEqual(3);
		expect(contrast(colour('color-focus', scheme), colour(paper, scheme))).toBeGreaterThanOrEqual(3);
	});
});
