import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { openApiDocument } from './openapi-document.ts';

/** Writes docs/openapi.json from the contract; a contract test holds the file against it. */
export const openApiFile = join(import.meta.dirname, '../docs/openapi.json');

export async function openApiText(): Promise<string> {
	return format(JSON.stringify(openApiDocument()), { parser: 'json', useTabs: true, printWidth: 110 });
}

if (process.argv[1] === import.meta.filename) writeFileSync(openApiFile, await openApiText());
