import type { Sex } from '#shared/codes/sexes.ts';
import { chanceOf } from '../random.ts';
import { both, box, canvas, ellipse, without, type Canvas, type Color } from './canvas.ts';

const [width, height] = [210, 270];

const backgrounds: readonly Color[] = [
	[222, 233, 240],
	[236, 230, 220],
	[226, 236, 224],
	[238, 226, 228],
];
const skins: readonly Color[] = [
	[246, 215, 188],
	[240, 203, 172],
	[231, 189, 155],
	[214, 168, 132],
];
const clothes: readonly Color[] = [
	[52, 96, 132],
	[176, 74, 66],
	[72, 122, 92],
	[214, 158, 62],
	[96, 84, 128],
];
const darkHair: readonly Color[] = [
	[38, 32, 34],
	[58, 44, 38],
	[28, 28, 34],
];
const greyHair: readonly Color[] = [
	[176, 178, 182],
	[206, 206, 208],
	[142, 144, 150],
];

const looks = 6;
const made = new Map<string, Uint8Array>();

/** A friendly face of simple shapes, half-length (V-35). There are a few dozen; each is drawn once. */
export function portrait(someone: { index: number; sex: Sex; age: number }): Uint8Array {
	const era = someone.age >= 66 ? 'old' : someone.age < 20 ? 'young' : 'middle';
	const key = `${someone.sex}/${era}/${someone.index % looks}`;
	const known = made.get(key);
	if (known) return known;
	const picture = draw(key, someone.sex, era === 'old');
	made.set(key, picture);
	return picture;
}

function draw(key: string, sex: Sex, old: boolean): Uint8Array {
	const chance = chanceOf('portrait', key);
	const [skin, cloth] = [chance.pick(skins), chance.pick(clothes)];
	const hair = chance.pick(old ? greyHair : darkHair);
	const picture = canvas(width, height, chance.pick(backgrounds));
	const long = sex === 'female' && chance.happens(0.6);
	if (long) picture.paint(box(50, 88, 160, 200, 46), hair);
	picture.paint(ellipse(105, 292, 92, 92), cloth);
	picture.paint(box(88, 160, 122, 214, 14), skin);
	picture.paint(both(ellipse(105, 200, 34, 24), box(60, 200, 150, 240)), skin);
	picture.paint(ellipse(105, 122, 46, 56), skin);
	paintHair(picture, hair, sex, long);
	paintFace(picture, skin);
	if (chance.happens(old ? 0.6 : 0.3)) paintGlasses(picture);
	return picture.png();
}

function paintHair(picture: Canvas, hair: Color, sex: Sex, long: boolean): void {
	const crown = ellipse(105, 108, 54, sex === 'male' ? 54 : 60);
	const forehead = ellipse(long ? 112 : 100, 138, sex === 'male' ? 52 : 48, 52);
	picture.paint(both(without(crown, forehead), box(0, 0, width, sex === 'male' ? 122 : 150)), hair);
}

function paintFace(picture: Canvas, [red, green, blue]: Color): void {
	const ink: Color = [52, 42, 42];
	for (const x of [87, 123]) {
		picture.paint(ellipse(x, 124, 4, 5), ink);
		picture.paint(box(x - 9, 109, x + 9, 112, 1.5), ink);
		picture.paint(ellipse(x + (x < 105 ? -8 : 8), 143, 8, 5), [red, green - 22, blue - 18]);
	}
	picture.paint(ellipse(105, 137, 4, 6), [red - 16, green - 20, blue - 20]);
	picture.paint(without(ellipse(105, 148, 15, 11), ellipse(105, 143, 18, 10)), [176, 72, 66]);
}

function paintGlasses(picture: Canvas): void {
	const frame: Color = [60, 60, 66];
	for (const x of [87, 123])
		picture.paint(without(ellipse(x, 124, 15, 13), ellipse(x, 124, 12.5, 10.5)), frame);
	picture.paint(box(101, 122, 109, 125, 1), frame);
}
