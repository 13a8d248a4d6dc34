import { addressesOf } from '#infra/local/environment.ts';
import { portsFrom } from '#infra/local/ports.ts';

/** Away from the product's 8080 and the integration tests' 18080 to 28079, so that all can run at once. */
export const browserPortBase = Number(process.env['BROWSER_PORT_BASE'] ?? 28_080);

export const browserAddresses = addressesOf(portsFrom(browserPortBase));
