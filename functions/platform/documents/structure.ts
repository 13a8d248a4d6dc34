import type { PdfDocument } from './pdf-document.ts';

/**
 * What a part of a document is, for screen readers (PDF/UA): everything drawn belongs to an element or is marked as an
 * ornament. Elements stand in each other as in HTML, in the order in which they are drawn.
 */
export type ElementType = 'Document' | 'Sect' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

export type StructureElement = PDFKit.PDFStructureElement;

interface ElementOptions {
	/** What a picture shows. */
	alt?: string;
	/** Where a picture stands: left, top, right, bottom. */
	bbox?: [number, number, number, number];
	/** What a head of a table heads. */
	scope?: 'Column' | 'Row';
	/** Columns that a cell takes. */
	colSpan?: number;
}

interface Place {
	element: StructureElement;
	type: ElementType;
}

interface Structure {
	/** From the document down to the element that is being drawn. */
	path: Place[];
	ornament: boolean;
}

/** These hold other elements; text right in one of them is a paragraph of its own. */
const grouping: ReadonlySet<ElementType> = new Set(['Document', 'Sect', 'Table', 'TR']);

const structures = new WeakMap<PdfDocument, Structure>();

/** The root of a document that is to be tagged. Without it everything is drawn as it is. */
export function startStructure(doc: PdfDocument): void {
	const element = doc.struct('Document');
	doc.addStructure(element);
	structures.set(doc, { path: [{ element, type: 'Document' }], ornament: false });
}

/** Draws one element of the structure; what `draw` writes is in it. Within an ornament there are no elements. */
export function inElement<Result>(
	{ doc }: { doc: PdfDocument },
	type: ElementType,
	draw: () => Result,
	options: ElementOptions = {},
): Result {
	const structure = structures.get(doc);
	if (structure === undefined || structure.ornament) return draw();
	const element = openElement(doc, structure, type, options);
	const result = within(structure, { element, type }, draw);
	element.end();
	return result;
}

/** An element that is drawn in parts, such as a row that goes on on the next page. It ends with the document. */
export function addElement(
	{ doc }: { doc: PdfDocument },
	type: ElementType,
	options: ElementOptions = {},
): Place | undefined {
	const structure = structures.get(doc);
	if (structure === undefined || structure.ornament) return undefined;
	return { element: openElement(doc, structure, type, options), type };
}

/** Draws within an element that was added before. */
export function within<Result>(
	where: Structure | { doc: PdfDocument },
	place: Place | undefined,
	draw: () => Result,
): Result {
	const structure = 'path' in where ? where : structures.get(where.doc);
	if (structure === undefined || place === undefined) return draw();
	structure.path.push(place);
	try {
		return draw();
	} finally {
		structure.path.pop();
	}
}

/** Draws what says nothing: rules, frames, tints, and heads and feet that repeat. Nobody is read them aloud. */
export function ornament<Result>({ doc }: { doc: PdfDocument }, draw: () => Result): Result {
	const structure = structures.get(doc);
	if (structure === undefined || structure.ornament) return draw();
	structure.ornament = true;
	doc.markContent('Artifact', { type: 'Layout' });
	try {
		return draw();
	} finally {
		doc.endMarkedContent();
		structure.ornament = false;
	}
}

/** Content of the present element: one run of text, or a picture. */
export function asContent({ doc }: { doc: PdfDocument }, draw: () => void): void {
	const structure = structures.get(doc);
	if (structure === undefined || structure.ornament) {
		draw();
		return;
	}
	const place = structure.path.at(-1);
	if (place === undefined || grouping.has(place.type)) {
		inElement({ doc }, 'P', () => asContent({ doc }, draw));
		return;
	}
	const content = doc.markStructureContent(place.type);
	draw();
	doc.endMarkedContent();
	place.element.add(content);
}

/** Several lines are one paragraph, unless they stand in an element that is one already. */
export function asParagraph<Result>(canvas: { doc: PdfDocument }, draw: () => Result): Result {
	const place = structures.get(canvas.doc)?.path.at(-1);
	return place === undefined || !grouping.has(place.type) ? draw() : inElement(canvas, 'P', draw);
}

function openElement(
	doc: PdfDocument,
	structure: Structure,
	type: ElementType,
	{ scope, colSpan, ...options }: ElementOptions,
): StructureElement {
	const element = doc.struct(type, options);
	const table = { ...(scope && { Scope: scope }), ...(colSpan && { ColSpan: colSpan }) };
	// pdfkit has no words for the attributes of tables.
	if (scope ?? colSpan) attributesOf(element)['A'] = { O: 'Table', ...table };
	structure.path.at(-1)?.element.add(element);
	return element;
}

function attributesOf(element: StructureElement): Record<string, unknown> {
	return (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data;
}
