import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderRoutes } from '#client/render-routes.ts';
import { contract } from '#shared/contract/index.ts';

it('has the routes of the present contract (else run: node web/client/generate-routes.ts)', () => {
	const file = readFileSync(new URL('../../../../web/client/routes.generated.ts', import.meta.url), 'utf8');
	expect(file).toBe(renderRoutes(contract));
});
