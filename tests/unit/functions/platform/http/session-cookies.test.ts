import { describe, expect, it } from 'vitest';
import {
	clearedSessionCookie,
	readSessionToken,
	sessionCookie,
	sessionCookieName,
} from '#platform/http/session-cookies.ts';

describe('the session cookie over TLS', () => {
	it.each(['staff', 'volunteer'] as const)('of %s is bound to this host, hidden and strict', (kind) => {
		expect(sessionCookie(kind, 'token', true, 60)).toBe(
			`__Host-zhigong-${kind}=token; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure`,
		);
		expect(clearedSessionCookie(kind, true)).toBe(
			`__Host-zhigong-${kind}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure`,
		);
	});

	it('has no Domain, which the prefix forbids', () => {
		expect(sessionCookie('staff', 'token', true, 60)).not.toMatch(/domain/i);
	});

	it('is not read under the name that a subdomain or plain HTTP could set', () => {
		expect(readSessionToken(['zhigong-staff=planted'], 'staff', true)).toBeUndefined();
		expect(readSessionToken(['__Host-zhigong-staff=own'], 'staff', true)).toBe('own');
	});
});

describe('the session cookie on one machine', () => {
	it('goes without Secure and its prefix', () => {
		expect(sessionCookie('staff', 'token', false, 60)).toBe(
			'zhigong-staff=token; Path=/; HttpOnly; SameSite=Strict; Max-Age=60',
		);
		expect(sessionCookieName('staff', false)).toBe('zhigong-staff');
	});
});

describe('the token among the cookies', () => {
	it('is the one of its kind', () => {
		const cookies = ['theme=dark', 'zhigong-volunteer=v', 'zhigong-staff=s'];
		expect(readSessionToken(cookies, 'staff', false)).toBe('s');
		expect(readSessionToken(cookies, 'volunteer', false)).toBe('v');
	});

	it.each([
		['no cookies', undefined],
		['others only', ['theme=dark']],
		['a name that begins alike', ['zhigong-staff2=x']],
		['a name that ends alike', ['xzhigong-staff=x']],
		['an empty one', ['zhigong-staff=']],
	])('is absent from %s', (_, cookies) => {
		expect(readSessionToken(cookies, 'staff', false)).toBeUndefined();
	});
});
