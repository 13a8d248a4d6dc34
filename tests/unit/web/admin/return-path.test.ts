import { expect, it } from 'vitest';
import { loginPath, safeReturnPath } from '#admin/session/return-path.ts';

it.each([
	['/volunteers?name=王', '/volunteers?name=王'],
	['/', '/'],
	[null, '/'],
	['', '/'],
	['https://evil.example/', '/'],
	['//evil.example/', '/'],
	['/\\evil.example', '/'],
	['javascript:alert(1)', '/'],
	['/login?returnTo=/login', '/'],
	['/change-password', '/'],
])('returns to %s as %s', (wanted, path) => {
	expect(safeReturnPath(wanted)).toBe(path);
});

it('remembers the way back in the address of the login page', () => {
	expect(loginPath('/reviews?page=2')).toBe('/login?returnTo=%2Freviews%3Fpage%3D2');
	expect(loginPath('/')).toBe('/login');
});
