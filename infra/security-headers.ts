/**
 * The headers of every answer of the two sites: CloudFront's response headers policy and the local gateway are made
 * from this one table.
 *
 * Kit writes a second, stricter policy into each page as a meta tag, with the hash of its own start script
 * (`web/ui/build/site-config.ts`). A browser obeys both. So this one allows inline scripts where the pages' own
 * policy names the few it accepts; `script-src 'self'` here would stop the start script. What a meta tag cannot
 * say (`frame-ancestors`) is said here.
 *
 * @param objectOrigin - where presigned uploads and downloads go
 */
export function contentSecurityPolicy(objectOrigin: string): string {
	const directives: Record<string, readonly string[]> = {
		'default-src': ["'self'"],
		'script-src': ["'self'", "'unsafe-inline'"],
		'worker-src': ["'self'"],
		'style-src': ["'self'", "'unsafe-inline'"],
		'img-src': ["'self'", 'data:', 'blob:', objectOrigin],
		'font-src': ["'self'"],
		'connect-src': ["'self'", objectOrigin],
		'object-src': ["'none'"],
		'base-uri': ["'self'"],
		'form-action': ["'self'"],
		'frame-ancestors': ["'none'"],
	};
	return Object.entries(directives)
		.map(([name, sources]) => `${name} ${sources.join(' ')}`)
		.join('; ');
}

export const referrerPolicy = 'strict-origin-when-cross-origin';

/** Two years, as the preload list asks; only CloudFront sends it, because one machine has no TLS. */
export const strictTransportSecurity = {
	maxAgeSeconds: 63_072_000,
	includeSubdomains: true,
	preload: true,
} as const;

/** Headers for which CloudFront has no setting of its own. */
export const customSecurityHeaders = {
	'permissions-policy':
		'accelerometer=(), camera=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
} as const;

/** All of it as plain headers. */
export function securityHeaders(objectOrigin: string): Record<string, string> {
	return {
		'content-security-policy': contentSecurityPolicy(objectOrigin),
		'referrer-policy': referrerPolicy,
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		...customSecurityHeaders,
	};
}
