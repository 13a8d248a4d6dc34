import { resolve } from 'node:path';
import { buildSites } from './build-sites.ts';
import { demoLogins, loadDemoCity, loadDemoRecords } from './demo/load.ts';
import { addressesOf } from './environment.ts';
import { ensureJava } from './java.ts';
import { defaultPortBase, portsFrom } from './ports.ts';
import { startLocalStack, type LocalStack } from './stack.ts';

const log = (line: string) => console.log(line);
const portBase = Number(process.env.PORT_BASE ?? defaultPortBase);
const stateDir = resolve(process.env.LOCAL_STATE_DIR ?? '.local');

function printWelcome({ addresses }: LocalStack): void {
	log('');
	log(`  前台 portal       ${addresses.portal}`);
	log(`  後台 back office  ${addresses.admin}`);
	log(`  信箱 mail inbox   ${addresses.inbox}`);
	for (const { level, site, account, password } of demoLogins()) {
		log(`  ${level}: ${account} / ${password} (${addresses[site]})`);
	}
	log('');
	log(`  State: ${stateDir} (delete it to start anew). Stop with Ctrl+C.`);
}

async function main(): Promise<void> {
	ensureJava(log);
	const addresses = addressesOf(portsFrom(portBase));
	if (process.env.SKIP_SITE_BUILD !== 'true') await buildSites({ objectOrigin: addresses.objects, log });
	const stack = await startLocalStack({
		portBase,
		stateDir,
		sites: true,
		host: process.env.BIND_HOST,
		indexDelayMs: Number(process.env.INDEX_DELAY_MS ?? 0),
		log,
		fill: (env, withoutStream) => loadDemoRecords({ env, log, withoutStream }),
	});
	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.on(signal, () => {
			// A second Ctrl+C means: now.
			if (stopping) process.exit(1);
			stopping = true;
			log('Stopping …');
			stack.stop().then(
				() => process.exit(0),
				(error: unknown) => {
					console.error(error);
					process.exit(1);
				},
			);
		});
	}
	await loadDemoCity({ env: stack.env, log });
	printWelcome(stack);
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	// The messages above are written for people; a cause is a fault of the program, which needs its stack.
	if (error instanceof Error && error.cause) console.error(error.cause);
	process.exit(1);
}
