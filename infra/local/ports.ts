import { createServer } from 'node:net';

/** Where each local service listens, counted from one base so that tests can run beside a running product. */
export interface Ports {
	portal: number;
	admin: number;
	objects: number;
	inbox: number;
	dynamodb: number;
	stepFunctions: number;
}

export const defaultPortBase = 8080;

export function portsFrom(base: number): Ports {
	return {
		portal: base,
		admin: base + 1,
		objects: base + 2,
		inbox: base + 3,
		dynamodb: base + 4,
		stepFunctions: base + 5,
	};
}

function isFree(port: number, host: string): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') resolve(false);
			else reject(error);
		});
		probe.listen(port, host, () => probe.close(() => resolve(true)));
	});
}

/** Stops a start early with a message that names the port, instead of half a stack and a stack trace. */
export async function assertPortsFree(ports: Partial<Ports>): Promise<void> {
	for (const [service, port] of Object.entries(ports)) {
		if (!(await isFree(port, '127.0.0.1'))) {
			throw new Error(
				`Port ${port} (${service}) is in use. Stop the program that holds it, or start on other ports: PORT_BASE=9080 npm start`,
			);
		}
	}
}
