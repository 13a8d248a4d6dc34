import { createServer } from 'node:http';
import { securityHeaders } from '#infra/security-headers.ts';
import { serveApi, type ApiOptions } from './gateway/api.ts';
import { staticSite, type StaticSiteOptions } from './gateway/static-site.ts';
import { listen, type RunningServer } from './http-server.ts';

export interface GatewayOptions extends ApiOptions {
	port: number;
	host?: string;
	/** Left out where only `/api` is wanted. */
	site?: StaticSiteOptions;
	/** Where uploads and downloads go, for the content security policy. */
	objectOrigin: string;
}

/** One site with the API on the same origin, as CloudFront puts them together. */
export async function startGateway(options: GatewayOptions): Promise<RunningServer> {
	const headers = Object.entries(securityHeaders(options.objectOrigin));
	const serveSite = options.site && staticSite(options.site);
	const server = createServer((request, response) => {
		for (const [name, value] of headers) response.setHeader(name, value);
		const isApi = /^\/api(\/|\?|$)/.test(request.url ?? '');
		const served = isApi || !serveSite ? serveApi(request, response, options) : serveSite(request, response);
		served.catch((error: unknown) => {
			options.log(`gateway: ${request.method} ${request.url}: ${String(error)}`);
			if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
			response.end('Internal Server Error');
		});
	});
	return listen(server, options.port, options.host);
}
