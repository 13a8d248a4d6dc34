import { bookPrefixOf, serviceCategories, type ServiceCategory } from '#shared/codes/service-categories.ts';
import { chanceOf } from '../random.ts';
import { both, box, canvas, ellipse, without, type Canvas, type Color, type Shape } from './canvas.ts';

const covers: readonly Color[] = [
	[150, 52, 48],
	[46, 88, 120],
	[62, 108, 82],
	[120, 92, 52],
];
const made = new Map<string, Uint8Array>();

function once(key: string, draw: () => Uint8Array): Uint8Array {
	const known = made.get(key);
	if (known) return known;
	const picture = draw();
	made.set(key, picture);
	return picture;
}

/** 紀錄冊封面: cloth with a gold frame and a seal; one for each field. */
export function bookCover(category: ServiceCategory): Uint8Array {
	return once(`cover/${category}`, () => {
		const place = serviceCategories.findIndex(({ code }) => code === category);
		const gold: Color = [222, 190, 116];
		const picture = canvas(296, 420, covers[place % covers.length] ?? [150, 52, 48]);
		picture.paint(box(0, 0, 22, 420), [40, 34, 34]);
		picture.paint(without(box(46, 28, 272, 392, 10), box(50, 32, 268, 388, 8)), gold);
		picture.paint(without(ellipse(159, 160, 54, 54), ellipse(159, 160, 50, 50)), gold);
		// A heart of two discs and what lies below them.
		for (const x of [143, 175]) picture.paint(ellipse(x, 150, 17, 17), gold);
		const diamond: Shape = (x, y) => (Math.abs(x - 159) + Math.abs(y - 158) * 1.05 - 33) / 1.45;
		picture.paint(both(diamond, box(120, 148, 198, 200)), gold);
		const titleWidth = 60 + ((bookPrefixOf(category).codePointAt(0) ?? 0) % 40);
		picture.paint(box(159 - titleWidth, 268, 159 + titleWidth, 280, 6), gold);
		picture.paint(box(109, 298, 209, 305, 3), gold);
		return picture.png();
	});
}

/** A scanned sheet: lines of text, a box and a signature. */
export function sheet(kind: 'certificate' | 'consent'): Uint8Array {
	return once(`sheet/${kind}`, () => {
		const picture = canvas(300, 424, [250, 249, 244]);
		if (kind === 'certificate') {
			picture.paint(without(box(14, 14, 286, 410, 4), box(19, 19, 281, 405, 2)), [176, 142, 76]);
			picture.paint(without(ellipse(226, 340, 30, 30), ellipse(226, 340, 26, 26)), [188, 58, 50]);
		}
		const ink: Color = [96, 98, 106];
		picture.paint(box(96, 52, 204, 66, 4), [58, 60, 70]);
		const chance = chanceOf('sheet', kind);
		for (let y = 104; y < 290; y += 22) picture.paint(box(44, y, chance.int(190, 256), y + 5, 2), ink);
		paintSignature(picture, chance.int(0, 6));
		return picture.png();
	});
}

function paintSignature(picture: Canvas, shift: number): void {
	for (let step = 0; step < 26; step += 1) {
		const y = 348 + Math.sin(step * 0.9 + shift) * 9;
		picture.paint(ellipse(60 + step * 3.4, y, 2.2, 2.2), [36, 52, 110]);
	}
}
