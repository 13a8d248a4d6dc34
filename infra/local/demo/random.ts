import { newId } from '#shared/values/ids.ts';
import { addDays, type IsoDate } from '#shared/values/iso-date.ts';

/** Chance that repeats itself: the same seed gives the same values on every machine. */
export interface Chance {
	/** 0 up to 1. */
	next: () => number;
	/** `from` to `to`, both included. */
	int(from: number, to: number): number;
	/** True in `share` of all cases. */
	happens(share: number): boolean;
	pick<Value>(values: readonly Value[]): Value;
	/** One of the values, in proportion to its weight. */
	weighted<Value>(values: readonly (readonly [Value, number])[]): Value;
	/** Up to `count` different values, in their order. */
	sample<Value>(values: readonly Value[], count: number): Value[];
	date(from: IsoDate, to: IsoDate): IsoDate;
}

// FNV-1a, then sfc32: small, and good enough that no pattern shows in a list.
function hash(text: string, start: number): number {
	let value = start;
	for (const character of text) {
		value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
	}
	return value >>> 0;
}

function sfc32(seed: string): () => number {
	let [a, b, c, counter] = [hash(seed, 0x811c9dc5), hash(seed, 0x9e3779b9), hash(seed, 0x85ebca6b), 1];
	const next = () => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		c |= 0;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let round = 0; round < 12; round += 1) next();
	return next;
}

const dayMs = 86_400_000;

/** The chance of one thing; things with seeds of their own do not shift when others are added. */
export function chanceOf(...seed: (string | number)[]): Chance {
	const next = sfc32(seed.join('/'));
	const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
	return {
		next,
		int,
		happens: (share) => next() < share,
		pick: (values) => at(values, int(0, values.length - 1)),
		weighted(values) {
			let rest = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
			const found = values.find(([, weight]) => (rest -= weight) < 0) ?? at(values, values.length - 1);
			return found[0];
		},
		sample(values, count) {
			const chosen = new Set<number>();
			const wanted = Math.min(count, values.length);
			while (chosen.size < wanted) chosen.add(int(0, values.length - 1));
			return values.filter((_, index) => chosen.has(index));
		},
		date(from, to) {
			const days = Math.floor((Date.parse(to) - Date.parse(from)) / dayMs);
			return days <= 0 ? from : addDays(from, int(0, days));
		},
	};
}

function at<Value>(values: readonly Value[], index: number): Value {
	if (index < 0 || index >= values.length) throw new RangeError('nothing to choose from');
	return values[index] as Value;
}

/** A record id that is the same in every load; it sorts by `on`, as ids of the platform do. */
export function demoId(on: IsoDate, ...seed: (string | number)[]): string {
	return newId(new Date(`${on}T00:00:00Z`), chanceOf('id', ...seed).next);
}

/** A moment of a working day in Taiwan, as records of that day carry it. */
export function officeTime(on: IsoDate, chance: Chance): Date {
	const [hour, minute, second] = [chance.int(1, 8), chance.int(0, 59), chance.int(0, 59)];
	return new Date(Date.parse(`${on}T00:00:00Z`) + ((hour * 60 + minute) * 60 + second) * 1000);
}
