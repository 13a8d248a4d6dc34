import { writeFileSync } from 'node:fs';
import { contract } from '#shared/contract/index.ts';
import { renderRoutes } from './render-routes.ts';

// Run after a change of the contract: node web/client/generate-routes.ts
writeFileSync(new URL('routes.generated.ts', import.meta.url), renderRoutes(contract));
