import { platformOn, type Platform } from '#platform/container.ts';
import type { Table } from '#platform/data/table.ts';
import type { Clock } from '#platform/clock.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');

/** Noon of a working day in Taipei. */
export const testDay = new Date('2026-03-04T04:00:00.000Z');

/** The platform on a test's table, with fixed keys and a clock that stands unless told. */
export function testPlatform(table: Table, clock: Clock = () => testDay): Platform {
	return platformOn({
		table,
		secrets: { nationalIdKey: key(1), lookupKey: key(2), challengeKey: key(3) },
		clock,
	});
}
