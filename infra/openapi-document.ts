import * as z from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Access, RouteDefinition } from '#shared/contract/define-route.ts';
import { errorCatalog, errorStatus, type ErrorCode } from '#shared/contract/errors.ts';
import { contract } from '#shared/contract/index.ts';
import { privateQueryHeader, privateQueryKeys } from '#shared/contract/private-query.ts';
import { problemSchema } from '#shared/contract/problem.ts';

const everyRoute: readonly ErrorCode[] = ['request.invalid', 'request.malformed', 'internal'];

/** What the caller must be, in words for the reader of the document. */
function accessText(access: Access): string {
	switch (access.kind) {
		case 'public':
			return '公開';
		case 'volunteer':
			return '須志工登入';
		case 'signed-in':
			return '須登入';
		case 'staff': {
			const functions = access.function === undefined ? [] : [access.function].flat();
			const levels = access.levels ?? [];
			const parts = ['須後台登入'];
			if (functions.length > 0) parts.push(`功能：${functions.join('、')}`);
			if (levels.length > 0) parts.push(`層級：${levels.join('、')}`);
			return parts.join('；');
		}
	}
}

function errorResponses(codes: readonly ErrorCode[]) {
	const byStatus = new Map<number, ErrorCode[]>();
	for (const code of codes) {
		const status = errorStatus[errorCatalog[code].kind];
		byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
	}
	return Object.fromEntries(
		[...byStatus].map(([status, members]) => [
			String(status),
			{
				description: members.map((code) => `\`${code}\` ${errorCatalog[code].title}`).join('；'),
				content: { 'application/problem+json': { schema: problemSchema } },
			},
		]),
	);
}

function operation(domain: string, name: string, route: RouteDefinition) {
	const { access, body, errors = [], params, query, response, status = 200, summary } = route;
	const denied: ErrorCode[] =
		access.kind === 'public' ? [] : ['identity.not-signed-in', 'identity.not-permitted'];
	return {
		operationId: `${domain}.${name}`,
		tags: [domain],
		summary,
		description: accessText(access),
		...((params ?? query) && {
			requestParams: { ...(params && { path: params }), ...(query && queryParts(query)) },
		}),
		...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
		responses: {
			[String(status)]: { description: '成功', content: { 'application/json': { schema: response } } },
			...errorResponses([...new Set([...everyRoute, ...denied, ...errors])]),
		},
	};
}

/** What stands in the address, and the header of what must not (`shared/contract/private-query.ts`). */
function queryParts({ shape }: z.ZodObject) {
	const open = Object.entries(shape).filter(([key]) => !privateQueryKeys.includes(key));
	const sealed = Object.keys(shape).filter((key) => privateQueryKeys.includes(key));
	const description = `不得出現在網址的查詢條件，格式同查詢字串：${sealed.join('、')}`;
	return {
		query: z.object(Object.fromEntries(open)),
		...(sealed.length > 0 && {
			header: z.object({ [privateQueryHeader]: z.string().optional().meta({ description }) }),
		}),
	};
}

/** The HTTP API as OpenAPI 3.1, made from the contract alone. */
export function openApiDocument() {
	const paths: ZodOpenApiPathsObject = {};
	for (const [domain, routes] of Object.entries(contract)) {
		for (const [name, route] of Object.entries(routes as Record<string, RouteDefinition>)) {
			paths[route.path] = {
				...paths[route.path],
				[route.method.toLowerCase()]: operation(domain, name, route),
			};
		}
	}
	return createDocument({
		openapi: '3.1.0',
		info: { title: '志願服務整合資訊平台 API', version: '1.0.0' },
		paths,
	});
}
