import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openApiFile, openApiText } from '#infra/openapi.ts';

it('docs/openapi.json is what the contract says (npm run openapi writes it)', async () => {
	expect(readFileSync(openApiFile, 'utf8')).toBe(await openApiText());
});
