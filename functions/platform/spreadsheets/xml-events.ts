import { SaxesParser } from 'saxes';
import { tooLarge, unreadable } from './zip-reader.ts';

export interface XmlHandlers {
	/** Names come without their prefix: which one a program chooses for a namespace is its own affair. */
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close(name: string): void;
	text(text: string): void;
}

/** Bytes from one event of the parser to the next: what it gathers meanwhile (a text, a name, a remark) is in memory. */
const longestToken = 1024 * 1024;
/** Sheets in groups of rows, with formatted texts in links, are some twenty deep. */
const deepest = 100;
/** The root of an ODS names some forty namespaces. */
const mostAttributes = 256;
/** Elements and remarks of one part: those of a cell are three or four, and few sheets have a million cells. */
const mostElements = 4_000_000;
/** Pieces are fed in slices, so that no token outgrows its bound within one. */
const sliceBytes = 65_536;

/**
 * Feeds the handlers from a stream of XML, and yields after each piece so that what they have gathered can be taken.
 * Entities of a document type are not known to the parser, so that none can unfold into gigabytes.
 */
export async function* xmlEvents(
	source: AsyncIterable<Uint8Array>,
	handlers: XmlHandlers,
): AsyncGenerator<void> {
	const parser = new SaxesParser({ position: false });
	parser.on('error', () => {
		throw unreadable();
	});
	let sinceEvent = 0;
	let depth = 0;
	let elements = 0;
	let attributeCount = 0;
	const heard = () => {
		sinceEvent = 0;
	};
	const countElement = () => {
		elements += 1;
		if (elements > mostElements) throw tooLarge(`檔案的內容超過 ${mostElements} 個項目，請減少資料後再試`);
	};
	parser.on('opentagstart', () => {
		heard();
		attributeCount = 0;
		depth += 1;
		countElement();
		if (depth > deepest) throw tooLarge(`檔案的結構超過 ${deepest} 層，請另存新檔後再試`);
	});
	parser.on('attribute', () => {
		heard();
		attributeCount += 1;
		if (attributeCount > mostAttributes) throw tooLarge(`檔案有項目的屬性超過 ${mostAttributes} 個`);
	});
	parser.on('opentag', ({ name, attributes }) => {
		heard();
		handlers.open(localName(name), withoutPrefixes(attributes as Record<string, string>));
	});
	parser.on('closetag', ({ name }) => {
		heard();
		depth -= 1;
		handlers.close(localName(name));
	});
	const text = (value: string) => {
		heard();
		handlers.text(value);
	};
	parser.on('text', text);
	parser.on('cdata', text);
	const skipped = () => {
		heard();
		countElement();
	};
	parser.on('comment', skipped);
	parser.on('processinginstruction', skipped);
	const decoder = new TextDecoder('utf-8');
	for await (const piece of source) {
		for (let at = 0; at < piece.length; at += sliceBytes) {
			const slice = piece.subarray(at, at + sliceBytes);
			sinceEvent += slice.length;
			if (sinceEvent > longestToken)
				throw tooLarge(`檔案有超過 ${longestToken / 1024 / 1024} MB 的文字連在一起，請縮短後再試`);
			parser.write(decoder.decode(slice, { stream: true }));
			yield;
		}
	}
	parser.close();
	yield;
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

function withoutPrefixes(attributes: Record<string, string>): Record<string, string> {
	const plain: Record<string, string> = {};
	for (const name in attributes) plain[localName(name)] = attributes[name] ?? '';
	return plain;
}
