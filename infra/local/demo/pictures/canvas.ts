import { crc32, deflateSync } from 'node:zlib';

export type Color = readonly [red: number, green: number, blue: number];

/** Distance from the edge of a shape, or less: negative inside. */
export type Shape = (x: number, y: number) => number;

/** Pictures drawn by code, so that the demo brings no photographs of anybody. */
export interface Canvas {
	/** Paints the inside of the shape, with a soft edge. */
	paint(shape: Shape, color: Color): void;
	png(): Uint8Array;
}

export function ellipse(centerX: number, centerY: number, radiusX: number, radiusY: number): Shape {
	const radius = Math.min(radiusX, radiusY);
	return (x, y) => (Math.hypot((x - centerX) / radiusX, (y - centerY) / radiusY) - 1) * radius;
}

export function box(left: number, top: number, right: number, bottom: number, corner = 0): Shape {
	const [centerX, centerY] = [(left + right) / 2, (top + bottom) / 2];
	const [halfWidth, halfHeight] = [(right - left) / 2 - corner, (bottom - top) / 2 - corner];
	return (x, y) => {
		const [beyondX, beyondY] = [Math.abs(x - centerX) - halfWidth, Math.abs(y - centerY) - halfHeight];
		const outside = Math.hypot(Math.max(beyondX, 0), Math.max(beyondY, 0));
		return outside + Math.min(Math.max(beyondX, beyondY), 0) - corner;
	};
}

/** What lies in both. */
export function both(one: Shape, other: Shape): Shape {
	return (x, y) => Math.max(one(x, y), other(x, y));
}

/** What lies in the first, but not in the second. */
export function without(one: Shape, hole: Shape): Shape {
	return (x, y) => Math.max(one(x, y), -hole(x, y));
}

export function canvas(width: number, height: number, background: Color): Canvas {
	const pixels = new Uint8Array(width * height * 3);
	for (let at = 0; at < pixels.length; at += 3) pixels.set(background, at);
	return {
		paint(shape, [red, green, blue]) {
			for (let y = 0; y < height; y += 1) {
				for (let x = 0; x < width; x += 1) {
					const distance = shape(x + 0.5, y + 0.5);
					// Nothing of the shape is nearer than that.
					if (distance > 1) x += Math.floor(distance - 0.5);
					const cover = Math.min(1, 0.5 - distance);
					if (cover <= 0) continue;
					const at = (y * width + x) * 3;
					pixels[at] = mix(pixels[at] ?? 0, red, cover);
					pixels[at + 1] = mix(pixels[at + 1] ?? 0, green, cover);
					pixels[at + 2] = mix(pixels[at + 2] ?? 0, blue, cover);
				}
			}
		},
		png: () => encodePng(width, height, pixels),
	};
}

function mix(under: number, over: number, cover: number): number {
	return Math.round(under + (over - under) * cover);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	body.copy(framed, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}

/** Eight bits a colour, no alpha, no filters. */
function encodePng(width: number, height: number, pixels: Uint8Array): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	const rows = Buffer.alloc((width * 3 + 1) * height);
	for (let y = 0; y < height; y += 1) {
		rows.set(pixels.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
	}
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', new Uint8Array()),
	]);
}
