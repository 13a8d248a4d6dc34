import type * as Ses from 'aws-ses-v2-local';
import type * as SesStore from 'aws-ses-v2-local/dist/store.js';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunningServer } from './http-server.ts';

// Vite and Node disagree about the default export of this CommonJS package; `require` means the same in both.
const require = createRequire(import.meta.url);
const { default: startSes } = require('aws-ses-v2-local') as typeof Ses.default;
const { getStoreReadonly } = require('aws-ses-v2-local/dist/store.js') as typeof SesStore;

export type LocalMail = SesStore.Email;

export interface LocalMailService extends RunningServer {
	/** All mails that were accepted, oldest first. */
	messages(): readonly LocalMail[];
	clear(): void;
}

/**
 * The package keeps its mails in one list in memory and has no event for a new one. So the list itself writes each
 * mail to a file before the sender is answered: the inbox is the same after a restart.
 */
function keepInFile(file: string): void {
	const store = getStoreReadonly() as { emails: LocalMail[] };
	const watched = (initial: LocalMail[]) => {
		const list = [...initial];
		list.push = (...added) => {
			for (const email of added) appendFileSync(file, `${JSON.stringify(email)}\n`);
			return Array.prototype.push.apply(list, added);
		};
		return list;
	};
	const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
	let emails = watched(lines.map((line) => JSON.parse(line) as LocalMail));
	Object.defineProperty(store, 'emails', {
		configurable: true,
		get: () => emails,
		// Only the inbox page's 「clear」 puts a new list here.
		set(list: LocalMail[]) {
			rmSync(file, { force: true });
			emails = watched(list);
		},
	});
}

/** SES v2 with an inbox page. */
export async function startMail(options: {
	port: number;
	host: string;
	file: string;
}): Promise<LocalMailService> {
	keepInFile(options.file);
	const server = await startSes({ port: options.port, host: options.host });
	const store = getStoreReadonly() as { emails: LocalMail[] };
	return {
		port: options.port,
		messages: () => [...store.emails],
		clear() {
			store.emails = [];
		},
		stop: () =>
			new Promise((done, failed) => {
				server.close((error) => (error ? failed(error) : done()));
				server.closeAllConnections();
			}),
	};
}
