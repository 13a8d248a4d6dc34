import { refuseLongCell } from './sheet-bounds.ts';

/** Follows the `t` elements of a string that may have runs of several fonts; leaves out how it is read aloud (`rPh`). */
export function textGatherer() {
	let gathered = '';
	let inText = false;
	let inReading = false;
	return {
		open(name: string) {
			if (name === 't') inText = true;
			if (name === 'rPh') inReading = true;
		},
		close(name: string) {
			if (name === 't') inText = false;
			if (name === 'rPh') inReading = false;
		},
		text(text: string) {
			if (!inText || inReading) return;
			refuseLongCell(gathered.length + text.length);
			gathered += text;
		},
		take(): string {
			const taken = gathered;
			gathered = '';
			// `_x000D_` stands for a character that XML cannot carry.
			return taken.includes('_x') ? taken.replace(/_x([0-9A-Fa-f]{4})_/g, decode) : taken;
		},
	};
}

function decode(_: string, digits: string): string {
	return String.fromCharCode(Number.parseInt(digits, 16));
}
