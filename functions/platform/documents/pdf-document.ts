import PDFDocument from 'pdfkit';
import type { DocumentFonts } from './document-fonts.ts';
import { startStructure } from './structure.ts';

/** The pdfkit document that the other files of this folder draw on. */
export type PdfDocument = PDFKit.PDFDocument;

export interface PdfDocumentOptions {
	fonts: DocumentFonts;
	title: string;
	author: string;
	now: Date;
}

/**
 * An empty A4 document, tagged as PDF/UA asks (`structure.ts`). Pages are kept until `finishPdf`, so that furniture can name their total number.
 */
export function createPdf({ fonts, title, author, now }: PdfDocumentOptions): PdfDocument {
	const options = {
		size: 'A4',
		margin: 0,
		autoFirstPage: false,
		bufferPages: true,
		pdfVersion: '1.7',
		lang: 'zh-Hant-TW',
		displayTitle: true,
		tagged: true,
		subset: 'PDF/UA',
		// Undefined would open pdfkit's own Helvetica, which is read from a file that no bundle has.
		font: null,
		info: { Title: title, Author: author, CreationDate: now, ModDate: now },
	};
	const doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
	// The declarations know only bytes and paths; pdfkit also takes an open font, which is what makes sharing possible.
	doc.registerFont('regular', fonts.regular.source as unknown as Uint8Array);
	doc.registerFont('bold', fonts.bold.source as unknown as Uint8Array);
	startStructure(doc);
	return doc;
}

/** Ends the document and gives its bytes. */
export function finishPdf(doc: PdfDocument): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const chunks: Uint8Array[] = [];
		doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
		doc.on('end', () => resolve(Buffer.concat(chunks)));
		doc.on('error', reject);
		doc.end();
	});
}
