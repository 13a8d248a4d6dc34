import type { ContractDefinition } from '#shared/contract/define-route.ts';

/**
 * The source of `routes.generated.ts`: method and path of every route, one table per domain, and nothing of zod, so that
 * a page pays for the routes it calls and not for the schemas of the whole API.
 */
export function renderRoutes(contract: Readonly<Record<string, ContractDefinition>>): string {
	const tables = Object.entries(contract).map(([domain, routes]) => {
		const rows = Object.entries(routes).map(
			([name, { method, path }]) => `\t${name}: ['${method}', '${path}'],`,
		);
		return `export const ${domain}Routes = {\n${rows.join('\n')}\n} as const;\n`;
	});
	return `// Made by web/client/generate-routes.ts from shared/contract; do not edit.\n\n${tables.join('\n')}`;
}
