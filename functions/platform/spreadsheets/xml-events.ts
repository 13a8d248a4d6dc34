import { SaxesParser } from 'saxes';
import { unreadable } from './zip-reader.ts';

export interface XmlHandlers {
	/** Names come without their prefix: which one a program chooses for a namespace is its own affair. */
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close(name: string): void;
	text(text: string): void;
}

const longestText = 1024 * 1024;

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
	parser.on('opentag', ({ name, attributes }) =>
		handlers.open(localName(name), withoutPrefixes(attributes as Record<string, string>)),
	);
	parser.on('closetag', ({ name }) => handlers.close(localName(name)));
	const text = (value: string) => {
		if (value.length > longestText) throw unreadable();
		handlers.text(value);
	};
	parser.on('text', text);
	parser.on('cdata', text);
	const decoder = new TextDecoder('utf-8');
	for await (const piece of source) {
		parser.write(decoder.decode(piece, { stream: true }));
		yield;
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
