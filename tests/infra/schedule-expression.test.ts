import { describe, expect, it } from 'vitest';
import { eventBridgeCron } from '#infra/schedule-expression.ts';

describe('a cron line for EventBridge Scheduler', () => {
	it.each([
		['*/5 * * * *', 'cron(0/5 * * * ? *)'],
		['30 2 * * *', 'cron(30 2 * * ? *)'],
		['0 3 1 1,7 *', 'cron(0 3 1 1,7 ? *)'],
		['0 8 * * 1', 'cron(0 8 ? * 2 *)'],
		['0 8 * * 1-5', 'cron(0 8 ? * 2-6 *)'],
		['0 8 * * 0', 'cron(0 8 ? * 1 *)'],
		['0 8 * * 7', 'cron(0 8 ? * 1 *)'],
	])('%s becomes %s', (line, expression) => {
		expect(eventBridgeCron(line)).toBe(expression);
	});

	it.each(['* * * *', '0 0 1 * 1', ''])('refuses what EventBridge cannot say: "%s"', (line) => {
		expect(() => eventBridgeCron(line)).toThrow(RangeError);
	});
});
