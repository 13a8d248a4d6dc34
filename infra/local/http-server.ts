import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RunningServer {
	port: number;
	stop: () => Promise<void>;
}

/** Starts to listen; port 0 takes any free one. Stopping closes idle connections and lets answers under way finish. */
export function listen(server: Server, port: number, host?: string): Promise<RunningServer> {
	// Clients reuse connections; a server that closes them after Node's five seconds would race their next request.
	server.keepAliveTimeout = 65_000;
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve({
				port: (server.address() as AddressInfo).port,
				stop: () => stopServer(server),
			});
		});
	});
}

function stopServer(server: Server): Promise<void> {
	return new Promise((done, failed) => {
		// Browsers and the SDK hold connections open; only those with an answer under way are worth waiting for.
		const sweep = setInterval(() => server.closeIdleConnections(), 20);
		const giveUp = setTimeout(() => server.closeAllConnections(), 3000);
		server.close((error) => {
			clearInterval(sweep);
			clearTimeout(giveUp);
			if (error) failed(error);
			else done();
		});
	});
}

export class BodyTooLargeError extends Error {}

export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > maximumBytes) throw new BodyTooLargeError(`The body is over ${maximumBytes} bytes.`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
