import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text as it stands on the page; `y` is the baseline, measured from the top. All in points. */
export interface PlacedText {
	text: string;
	x: number;
	y: number;
	width: number;
	size: number;
}

export interface PdfText {
	title: string;
	language: string | null;
	outline: string[];
	pages: PdfPage[];
}

export interface PdfPage {
	width: number;
	height: number;
	runs: PlacedText[];
	/** All runs in drawing order, one per line. */
	text: string;
	pictures: number;
}

/** Opens a PDF as a reader does and gives the text that can be selected in it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
	const document = await task.promise;
	const { info } = await document.getMetadata();
	const outline = (await document.getOutline()) as { title: string }[] | null;
	const markInfo = (await document.getMetadata()) as { info: { Language?: string | null } };
	const pages: PdfPage[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const [, , width = 0, height = 0] = page.view;
		const { items } = await page.getTextContent({ disableNormalization: true });
		const runs = items.flatMap((item): PlacedText[] => {
			if (!('str' in item) || item.str.trim() === '') return [];
			const [size = 0, , , , x = 0, y = 0] = item.transform as number[];
			return [{ text: item.str, x, y: height - y, width: item.width, size }];
		});
		const operators = await page.getOperatorList();
		// 85: paintImageXObject.
		const pictures = operators.fnArray.filter((operator) => operator === 85).length;
		pages.push({ width, height, runs, text: runs.map(({ text }) => text).join('\n'), pictures });
	}
	const title = (info as { Title?: string }).Title ?? '';
	const language = markInfo.info.Language ?? null;
	await task.destroy();
	return { title, language, outline: (outline ?? []).map((entry) => entry.title), pages };
}

/** Runs that reach over the edge of the page or lie on top of one another: what a reader would see as a fault. */
export function faultsOf(page: PdfPage, margin: number): string[] {
	const faults: string[] = [];
	for (const { text, x, y, width, size } of page.runs) {
		const inside = x >= margin && x + width <= page.width - margin && y - size > 0 && y < page.height;
		if (!inside) faults.push(`outside: ${text}`);
	}
	page.runs.forEach((one, index) => {
		for (const other of page.runs.slice(index + 1)) {
			const acrossX = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
			const acrossY = Math.min(one.y, other.y) - Math.max(one.y - one.size * 0.8, other.y - other.size * 0.8);
			if (acrossX > 0.5 && acrossY > 0.5) faults.push(`overlap: ${one.text} | ${other.text}`);
		}
	});
	return faults;
}
