import type { Config } from '@sveltejs/kit/vite';

/**
 * The content security policy of both sites. Kit writes it into every built page as a meta tag and adds the hash of
 * its own start script, so no other inline script ever runs.
 *
 * `frame-ancestors` has no effect in a meta tag: the header of the same name comes from CloudFront (or the local
 * gateway). Style attributes stay allowed because floating panels (calendar, select) are placed by them.
 */
export const contentSecurityPolicy: NonNullable<Config['csp']> = {
	mode: 'hash',
	directives: {
		'default-src': ['self'],
		'script-src': ['self'],
		'worker-src': ['self'],
		'style-src': ['self'],
		'style-src-attr': ['unsafe-inline'],
		'img-src': ['self', 'data:', 'blob:', ...uploadOrigins()],
		'font-src': ['self'],
		'connect-src': ['self', ...uploadOrigins()],
		'object-src': ['none'],
		'base-uri': ['self'],
		'form-action': ['self'],
	},
};

/**
 * Origins that browsers upload to and fetch files from, space separated in `UPLOAD_ORIGINS` at build time: the bucket's
 * address in the cloud. Without it, the storage guard of this machine on whatever port it runs (`PORT_BASE`).
 */
function uploadOrigins(): `${string}.${string}`[] {
	const origins = process.env['UPLOAD_ORIGINS'] ?? 'http://localhost:*';
	return origins.split(/\s+/).filter((origin): origin is `${string}.${string}` => origin !== '');
}
