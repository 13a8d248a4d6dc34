import { auditOn } from './audit/audit.ts';
import { changeLogOn } from './audit/change-log.ts';
import { systemClock, type Clock } from './clock.ts';
import { loadConfig, secretsConfig, tableConfig } from './config.ts';
import { fieldCipher } from './crypto/field-cipher.ts';
import { loadSecrets, type Secrets } from './crypto/secrets.ts';
import { countersOn } from './data/counters.ts';
import { createdOnceOn } from './data/created-once.ts';
import { connectTable, type Table } from './data/table.ts';
import { transactOn } from './data/transaction.ts';
import { uniquenessOn } from './data/uniqueness.ts';
import { newUlid, type NewId } from './ids.ts';
import { outboxOn } from './outbox/outbox.ts';

/** What every domain stands on; a test passes its own table, clock and ids. */
export function platformOn(options: { table: Table; secrets: Secrets; clock?: Clock; newId?: NewId }) {
	const { table, secrets, clock = systemClock, newId = newUlid } = options;
	const cipher = fieldCipher(secrets);
	return {
		table,
		secrets,
		clock,
		newId,
		cipher,
		transact: transactOn(table),
		uniqueness: uniquenessOn(table),
		counters: countersOn(table),
		createdOnce: createdOnceOn(table, clock),
		audit: auditOn(table, { clock, newId }),
		changeLog: changeLogOn(table),
		outbox: outboxOn(table, { cipher, newId, clock }),
	};
}

export type Platform = ReturnType<typeof platformOn>;

let shared: Promise<Platform> | undefined;

/** The platform of this Lambda, built from its environment once. */
export function platformFromEnvironment(): Promise<Platform> {
	shared ??= (async () => {
		const config = loadConfig({ ...tableConfig, ...secretsConfig });
		return platformOn({ table: connectTable(config), secrets: await loadSecrets(config) });
	})();
	return shared;
}
