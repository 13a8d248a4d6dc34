import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { loadOrCreateSecrets } from '#infra/local/secrets.ts';

const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
afterEach(() => rmSync(directory, { recursive: true }));

it('makes three keys of 32 bytes once, for the owner alone, and never replaces a file that it cannot read', () => {
	const first = loadOrCreateSecrets(join(directory, 'state'));
	const keys = Object.entries(JSON.parse(first) as Record<string, string>);
	expect(keys.map(([name]) => name)).toEqual(['nationalIdKey', 'lookupKey', 'challengeKey']);
	for (const [, key] of keys) expect(Buffer.from(key, 'base64')).toHaveLength(32);
	expect(loadOrCreateSecrets(join(directory, 'state'))).toBe(first);
	expect(statSync(join(directory, 'state/secrets.json')).mode & 0o777).toBe(0o600);

	writeFileSync(join(directory, 'state/secrets.json'), 'damaged');
	expect(() => loadOrCreateSecrets(join(directory, 'state'))).toThrow();
});
