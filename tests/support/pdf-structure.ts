import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface TreeNode {
	role?: string;
	alt?: string;
	id?: string;
	children?: TreeNode[];
}

export interface PdfStructure {
	marked: boolean;
	/** Each element as a screen reader meets it, with its text: `H1 志願服務紀錄冊`, `Figure (alt)`. */
	elements: string[];
	/** Roles from the document down, for tables: `Document/Table/TR/TH`. */
	paths: string[];
	/** Text that is neither in an element nor an ornament: a screen reader cannot place it. */
	loose: string[];
	/** The bytes, for what stands in them as it is. */
	raw: string;
}

/** Opens a PDF as assistive technology does. */
export async function readStructure(bytes: Uint8Array): Promise<PdfStructure> {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
	const document = await task.promise;
	const raw = Buffer.from(bytes).toString('latin1');
	const structure: PdfStructure = {
		marked: /\/Marked true/.test(raw),
		elements: [],
		paths: [],
		loose: [],
		raw,
	};
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
		const textOf = new Map<string, string>();
		const open: { id?: string; tag?: string }[] = [];
		for (const item of items) {
			if ('str' in item) {
				const { id, tag } = open.at(-1) ?? {};
				if (id) textOf.set(id, (textOf.get(id) ?? '') + item.str);
				else if (tag !== 'Artifact' && item.str.trim() !== '') structure.loose.push(item.str);
			} else if (item.type === 'endMarkedContent') open.pop();
			else open.push(item as { id?: string; tag?: string });
		}
		walk((await page.getStructTree()) as TreeNode | null, [], (node, path) => {
			structure.paths.push(path.join('/'));
			const text = contentOf(node, textOf);
			if (text !== '' || node.role === 'Figure') {
				structure.elements.push(`${node.role} ${node.role === 'Figure' ? `(${node.alt ?? ''})` : text}`);
			}
		});
	}
	await task.destroy();
	return structure;
}

function walk(
	node: TreeNode | null,
	above: readonly string[],
	visit: (node: TreeNode, path: readonly string[]) => void,
): void {
	if (node?.role === undefined) return;
	const path = node.role === 'Root' ? above : [...above, node.role];
	if (node.role !== 'Root') visit(node, path);
	for (const child of node.children ?? []) walk(child, path, visit);
}

function contentOf(node: TreeNode, textOf: ReadonlyMap<string, string>): string {
	const text = (node.children ?? []).map(({ id }) => (id && textOf.get(id)) ?? '').join('');
	// The reader puts spaces where there are gaps.
	return text.replace(/\s+/g, '');
}
