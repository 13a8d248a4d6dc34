import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const keyNames = ['nationalIdKey', 'lookupKey', 'challengeKey'] as const;

/**
 * The keys that Secrets Manager holds in the cloud, made once for this state folder. Whoever loses them cannot read
 * the stored ID numbers any more, so they are complete on the disk before anything is sealed with them.
 */
export function loadOrCreateSecrets(stateDir: string): string {
	const path = join(stateDir, 'secrets.json');
	try {
		return JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	mkdirSync(stateDir, { recursive: true });
	const secrets = Object.fromEntries(keyNames.map((name) => [name, randomBytes(32).toString('base64')]));
	const file = openSync(`${path}.new`, 'w', 0o600);
	try {
		writeSync(file, `${JSON.stringify(secrets, undefined, '\t')}\n`);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	renameSync(`${path}.new`, path);
	return JSON.stringify(secrets);
}
